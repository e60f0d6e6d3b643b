namespace Parity.Imaging;

/// <summary>The float32 value that each 8-bit level of each stored channel (R, G, B) stands for.</summary>
internal sealed class ValueTable
{
    private readonly float[] _values = new float[3 * 256];

    public ValueTable()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = i & 255;
        }
    }

    /// <summary>The 256 values of a channel.</summary>
    public Span<float> Row(int channel) => _values.AsSpan(256 * channel, 256);
}
