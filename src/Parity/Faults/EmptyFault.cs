using Parity.Detections;
using Parity.Imaging;

namespace Parity.Faults;

/// <summary>Replaces the detections by none.</summary>
public sealed class EmptyFault : IFault
{
    /// <inheritdoc/>
    public string Name => "empty";

    /// <inheritdoc/>
    public string Simulates => "a model that finds nothing, on any picture";

    /// <inheritdoc/>
    public FaultKind Kind => FaultKind.Detections;

    /// <inheritdoc/>
    public string? NoEffectOn(PreprocessPipeline pipeline) => null;

    /// <inheritdoc/>
    public PreprocessPipeline Apply(PreprocessPipeline pipeline) => pipeline;

    /// <inheritdoc/>
    public IReadOnlyList<Detection> Apply(IReadOnlyList<Detection> detections) => [];
}
