using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>
/// Puts the channels in an order; the steps that follow count channels in it. Pictures are decoded as RGB, so <c>rgb</c> changes nothing.
/// YAML: <c>channels: bgr</c>.
/// </summary>
/// <param name="Order">The order of the channels from here on.</param>
public sealed record ChannelsStep(ChannelOrder Order) : IPreprocessStep
{
    /// <inheritdoc/>
    public string Name => "channels";

    /// <inheritdoc/>
    public void Apply(PreprocessState state) => state.Order = Order;

    /// <inheritdoc/>
    public SpecNode ToSpec(SpecLocation at) => StepNode.Single(at, Name, StepWords.Of(Order));

    internal static ChannelsStep? Bind(MapReader reader) =>
        StepWords.Read<ChannelOrder>(reader, "order", required: true) is { } order ? new(order) : null;
}
