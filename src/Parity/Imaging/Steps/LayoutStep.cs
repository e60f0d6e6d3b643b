using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>Chooses the order of the tensor's axes. YAML: <c>layout: chw</c> or <c>layout: hwc</c>; without the step it is <c>chw</c>.</summary>
/// <param name="Layout">The order of the axes.</param>
public sealed record LayoutStep(TensorLayout Layout) : IPreprocessStep
{
    /// <inheritdoc/>
    public string Name => "layout";

    /// <inheritdoc/>
    public void Apply(PreprocessState state) => state.Layout = Layout;

    /// <inheritdoc/>
    public SpecNode ToSpec(SpecLocation at) => StepNode.Single(at, Name, StepWords.Of(Layout));

    internal static LayoutStep? Bind(MapReader reader) =>
        StepWords.Read<TensorLayout>(reader, "order", required: true) is { } layout ? new(layout) : null;
}
