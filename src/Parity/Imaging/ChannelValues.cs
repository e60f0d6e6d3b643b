namespace Parity.Imaging;

/// <summary>Changes values of one channel in place.</summary>
/// <param name="channel">The channel's index in the order at this point of the pipeline (0, 1, 2).</param>
/// <param name="values">Some or all values of that channel.</param>
public delegate void ChannelValues(int channel, Span<float> values);
