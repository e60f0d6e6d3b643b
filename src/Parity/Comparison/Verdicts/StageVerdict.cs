using System.Collections.Immutable;

namespace Parity.Comparison;

/// <summary>The judgement of one stage of one image.</summary>
public sealed record StageVerdict
{
    /// <summary>The stage.</summary>
    public required ParityStage Stage { get; init; }

    /// <summary>Everything that was checked; none: the stage was not judged, and the notes say why.</summary>
    public ImmutableArray<Check> Checks { get; init; } = [];

    /// <summary>What a reviewer should know and what does not fail: threshold crossings, drift that is not judged, extra outputs, changes against the golden.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The number of single values compared.</summary>
    public long ComparedValues { get; init; }

    /// <summary>The matched detections, where the stage compared two sets.</summary>
    public DetectionComparison? Comparison { get; init; }

    /// <summary>Failed when any check failed, skipped when there was none.</summary>
    public Outcome Outcome => Checks.IsEmpty ? Outcome.Skipped : Checks.All(c => c.Passed) ? Outcome.Passed : Outcome.Failed;

    /// <summary>A stage that could not be judged.</summary>
    internal static StageVerdict NotJudged(ParityStage stage, string reason) => new() { Stage = stage, Notes = [$"not judged: {reason}"] };
}
