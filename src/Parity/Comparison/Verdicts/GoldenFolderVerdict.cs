using System.Collections.Immutable;

namespace Parity.Comparison;

/// <summary>Whether every golden of a model still has its image.</summary>
public sealed record GoldenFolderVerdict
{
    /// <summary>The spec's model.</summary>
    public required string Model { get; init; }

    /// <summary>One failed check an orphan; a single passed one without orphans.</summary>
    public required ImmutableArray<Check> Checks { get; init; }

    /// <summary>The goldens looked at.</summary>
    public required int Goldens { get; init; }

    /// <summary>Failed when there is an orphan.</summary>
    public Outcome Outcome => !Checks.IsEmpty && Checks.All(c => c.Passed) ? Outcome.Passed : Outcome.Failed;
}
