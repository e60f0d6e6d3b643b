using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>Adds a leading axis of 1: <c>[3,H,W]</c> becomes <c>[1,3,H,W]</c>. YAML: <c>batch</c>.</summary>
public sealed record BatchStep : IPreprocessStep
{
    /// <inheritdoc/>
    public string Name => "batch";

    /// <inheritdoc/>
    public void Apply(PreprocessState state) => state.Batch = true;

    /// <inheritdoc/>
    public SpecNode ToSpec(SpecLocation at) => StepNode.Bare(at, Name);
}
