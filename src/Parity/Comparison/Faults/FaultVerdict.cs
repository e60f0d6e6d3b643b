using System.Collections.Immutable;

namespace Parity.Comparison;

/// <summary>Whether a spec catches a fault it says it catches.</summary>
public sealed record FaultVerdict
{
    /// <summary>The spec's model.</summary>
    public required string Model { get; init; }

    /// <summary>The fault's name.</summary>
    public required string Fault { get; init; }

    /// <summary>The images tried, in order.</summary>
    public ImmutableArray<FaultImageVerdict> Images { get; init; } = [];

    /// <summary>What must hold: images were tried, the golden holds without the fault, the fault has an effect, and it is caught.</summary>
    public ImmutableArray<Check> Checks { get; init; } = [];

    /// <summary>Why it was not tried, or null.</summary>
    public string? SkipReason { get; init; }

    /// <summary>The first image on which the tensor fingerprint catches it, or null.</summary>
    public string? CaughtByTensorOn => Images.FirstOrDefault(i => i.CaughtByTensor)?.Image;

    /// <summary>The first image on which the detections alone catch it, or null: comparing only boxes would miss it on every image tried.</summary>
    public string? CaughtByDetectionsOn => Images.FirstOrDefault(i => i.CaughtByDetections)?.Image;

    /// <summary>The first stage that diverges on the first image that catches it.</summary>
    public ParityStage? Stage => Images.FirstOrDefault(i => i.Caught)?.Verdict.FirstDivergingStage;

    /// <summary>Passed when the fault is caught.</summary>
    public Outcome Outcome =>
        SkipReason is not null ? Outcome.Skipped
        : !Checks.IsEmpty && Checks.All(c => c.Passed) ? Outcome.Passed
        : Outcome.Failed;

    /// <summary>The number of single values compared.</summary>
    public long ComparedValues => Images.Sum(i => i.Verdict.ComparedValues);

    /// <summary>A fault that this machine cannot try.</summary>
    public static FaultVerdict Skipped(string model, string fault, string reason) => new() { Model = model, Fault = fault, SkipReason = reason };
}
