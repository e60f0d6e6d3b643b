using Parity.Detections;
using Parity.Imaging;

namespace Parity.Faults;

/// <summary>A known mistake that a spec proves it would catch.</summary>
public interface IFault
{
    /// <summary>The name a spec uses: <c>divide-by-225</c>, …</summary>
    string Name { get; }

    /// <summary>The mistake it stands for, in one sentence.</summary>
    string Simulates { get; }

    /// <summary>What it changes.</summary>
    FaultKind Kind { get; }

    /// <summary>Why the fault cannot change the tensors of this pipeline, or null when it can.</summary>
    string? NoEffectOn(PreprocessPipeline pipeline);

    /// <summary>The pipeline with the mistake in it; the same pipeline where the fault has no effect on it.</summary>
    PreprocessPipeline Apply(PreprocessPipeline pipeline);

    /// <summary>The detections with the mistake in them; the same detections unless <see cref="Kind"/> is <see cref="FaultKind.Detections"/>.</summary>
    IReadOnlyList<Detection> Apply(IReadOnlyList<Detection> detections);
}
