using System.Collections.Immutable;

namespace Parity.Comparison;

/// <summary>The judgement of one image, stage by stage.</summary>
public sealed record ImageVerdict
{
    /// <summary>The image's path relative to the image root, with forward slashes.</summary>
    public required string Image { get; init; }

    /// <summary>All stages, in the order of the flow.</summary>
    public required ImmutableArray<StageVerdict> Stages { get; init; }

    /// <summary>The first stage that does not hold: the one to look at. Null when all hold.</summary>
    public ParityStage? FirstDivergingStage => Stages.FirstOrDefault(s => s.Outcome == Outcome.Failed)?.Stage;

    /// <summary>Passed when stages were judged and all of them hold.</summary>
    public Outcome Outcome =>
        FirstDivergingStage is not null ? Outcome.Failed
        : Stages.Any(s => s.Outcome == Outcome.Passed) ? Outcome.Passed
        : Outcome.Skipped;

    /// <summary>The number of single values compared in all stages.</summary>
    public long ComparedValues => Stages.Sum(s => s.ComparedValues);

    /// <summary>The number of values compared that a model made: raw outputs and detections, not the tensor it received.</summary>
    public long ComparedModelValues => Stages.Where(s => s.Stage > ParityStage.Tensor).Sum(s => s.ComparedValues);

    /// <summary>The verdict of one stage, or null where there is none.</summary>
    public StageVerdict? Stage(ParityStage stage) => Stages.FirstOrDefault(s => s.Stage == stage);
}
