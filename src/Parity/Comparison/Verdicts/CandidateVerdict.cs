using System.Collections.Immutable;
using Parity.Running;
using Parity.Specs;

namespace Parity.Comparison;

/// <summary>The judgement of one candidate on all images of its spec; of the reference alone where a spec has no candidate.</summary>
public sealed record CandidateVerdict
{
    /// <summary>The spec's model.</summary>
    public required string Model { get; init; }

    /// <summary>The candidate's name; null where the reference is held to its own golden.</summary>
    public string? Candidate { get; init; }

    /// <summary>The images of the spec, judged or not.</summary>
    public ImmutableArray<string> PlannedImages { get; init; } = [];

    /// <summary>What ran as the reference; null where the golden stood in for it.</summary>
    public RunnerDescription? ReferenceRunner { get; init; }

    /// <summary>What ran as the candidate.</summary>
    public RunnerDescription? CandidateRunner { get; init; }

    /// <summary>The least precise number format that the candidate computes in.</summary>
    public PrecisionClass Precision { get; init; }

    /// <summary>How far its matched detections lie from the reference's, or null where nothing was matched.</summary>
    public PrecisionDrift? Drift => PrecisionDrift.Of(Precision, Images);

    /// <summary>The images, in the order of the spec's image set.</summary>
    public ImmutableArray<ImageVerdict> Images { get; init; } = [];

    /// <summary>What holds for the set of images as a whole: how many there are, and that anything was compared.</summary>
    public ImmutableArray<Check> Checks { get; init; } = [];

    /// <summary>Why it was not judged, or null.</summary>
    public string? SkipReason { get; init; }

    /// <summary>Skipped with a declared reason, or passed when every image and every check of the whole holds.</summary>
    public Outcome Outcome =>
        SkipReason is not null ? Outcome.Skipped
        : Images.Any(i => i.Outcome == Outcome.Passed) && Images.All(i => i.Outcome == Outcome.Passed) && Checks.All(c => c.Passed) ? Outcome.Passed
        : Outcome.Failed;

    /// <summary>The number of single values compared.</summary>
    public long ComparedValues => Images.Sum(i => i.ComparedValues);

    /// <summary>A candidate that this machine cannot run, as the spec declares it may be.</summary>
    public static CandidateVerdict Skipped(ParitySpec spec, string? candidate, string reason) =>
        new() { Model = spec.Model, Candidate = candidate, PlannedImages = spec.Images.Names, SkipReason = reason };

    /// <summary>A candidate that this machine cannot run, and that may not be skipped: it fails.</summary>
    internal static CandidateVerdict NotRun(ParitySpec spec, string candidate, string reason) => new()
    {
        Model = spec.Model,
        Candidate = candidate,
        PlannedImages = spec.Images.Names,
        Checks = [new() { Name = CheckNames.Requirement, Passed = false, Expected = "a candidate that runs", Found = reason }],
    };
}
