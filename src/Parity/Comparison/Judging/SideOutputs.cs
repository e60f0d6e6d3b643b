using Parity.Detections;
using Parity.Imaging;
using Parity.Running;

namespace Parity.Comparison;

/// <summary>What one side made of one image: the tensor it received, then its outputs and detections, or its failure.</summary>
public sealed record SideOutputs
{
    /// <summary>The fingerprint of the tensor the model received.</summary>
    public required TensorFingerprint Input { get; init; }

    /// <summary>What the model returned; null when it failed.</summary>
    public RawOutputs? Raw { get; init; }

    /// <summary>The decoded detections down to <see cref="DetectionComparer.ScoreFloor"/>; null when the model failed.</summary>
    public IReadOnlyList<Detection>? Detections { get; init; }

    /// <summary>The most detections the side's selection keeps; null: not known. See <see cref="IDetectionDecoder.Capacity"/>.</summary>
    public int? Capacity { get; init; }

    /// <summary>How the model failed while running, or null.</summary>
    public RunnerFailure? Failure { get; init; }
}
