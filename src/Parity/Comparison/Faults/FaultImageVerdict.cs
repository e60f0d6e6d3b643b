namespace Parity.Comparison;

/// <summary>What became of a fault on one image.</summary>
public sealed record FaultImageVerdict
{
    /// <summary>The image's name.</summary>
    public required string Image { get; init; }

    /// <summary>The stage that fails even without the fault, or null: then nothing on this image can be blamed on the fault.</summary>
    public ParityStage? BaselineFailure { get; init; }

    /// <summary>True when the fault changes the preprocessed tensor of this image.</summary>
    public required bool TensorChanged { get; init; }

    /// <summary>True when the tensor fingerprint in the golden gives the fault away.</summary>
    public required bool CaughtByTensor { get; init; }

    /// <summary>True when it would be seen without looking at the tensor: by the model's failure, its detections, or none where there should be some.</summary>
    public required bool CaughtByDetections { get; init; }

    /// <summary>The verdict on the faulty run, held to the golden.</summary>
    public required ImageVerdict Verdict { get; init; }

    /// <summary>True when either catches it.</summary>
    public bool Caught => CaughtByTensor || CaughtByDetections;
}
