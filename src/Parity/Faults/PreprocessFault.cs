using System.Collections.Immutable;
using Parity.Detections;
using Parity.Imaging;

namespace Parity.Faults;

/// <summary>A mistake in the preprocessing, as a transformation of its steps.</summary>
/// <param name="name">The name a spec uses.</param>
/// <param name="simulates">The mistake it stands for, in one sentence.</param>
/// <param name="needs">What a pipeline must have for the fault to change anything, as in <c>a "scale" step</c>.</param>
/// <param name="transform">Returns the changed steps, or null when the pipeline lacks what the fault needs.</param>
public sealed class PreprocessFault(
    string name, string simulates, string needs, Func<ImmutableArray<IPreprocessStep>, IEnumerable<IPreprocessStep>?> transform) : IFault
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Simulates => simulates;

    /// <inheritdoc/>
    public FaultKind Kind => FaultKind.Preprocessing;

    /// <inheritdoc/>
    public string? NoEffectOn(PreprocessPipeline pipeline) => transform(pipeline.Steps) is null
        ? $"Fault \"{name}\" needs {needs}, and this preprocessing has none; mend the preprocessing, or take the fault out of \"faults\"."
        : null;

    /// <inheritdoc/>
    public PreprocessPipeline Apply(PreprocessPipeline pipeline) =>
        transform(pipeline.Steps) is { } steps ? pipeline.WithSteps(steps) : pipeline;

    /// <inheritdoc/>
    public IReadOnlyList<Detection> Apply(IReadOnlyList<Detection> detections) => detections;
}
