using System.Collections.Immutable;
using Parity.Running;

namespace Parity.Reporting;

/// <summary>
/// Everything a run found, as data: what <c>report.json</c> holds, what the page and the Markdown summary are made from, and what <c>parity merge</c>
/// joins. Reading what was written gives the same report again.
/// </summary>
public sealed record ParityReport
{
    /// <summary>The version of the form that this library writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The version of the form: <see cref="CurrentFormat"/>.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>When the run ended, UTC.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>What it ran on.</summary>
    public required ReportMachine Machine { get; init; }

    /// <summary>The commit that was checked out, or null where it is not known.</summary>
    public string? Commit { get; init; }

    /// <summary>Which part of the cases this run judged; null: all of them.</summary>
    public RunShard? Shard { get; init; }

    /// <summary>The models, one a spec.</summary>
    public required ImmutableArray<ModelReport> Models { get; init; }

    /// <summary>Specs that could not be used.</summary>
    public ImmutableArray<UnusableSpec> UnusableSpecs { get; init; } = [];

    /// <summary>What keeps the whole from being judged: a shard that is missing, for instance.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>What a reader must know beside the verdicts.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Small pictures of the images, each once however many models use it.</summary>
    public ImmutableArray<ReportPicture> Pictures { get; init; } = [];

    /// <summary>How the run ended.</summary>
    public ReportOutcome Outcome =>
        !UnusableSpecs.IsEmpty || !Problems.IsEmpty || Cases.Any(c => c.Outcome == CaseOutcome.NotJudged) ? ReportOutcome.CouldNotJudge
        : Cases.Any(c => c.Outcome == CaseOutcome.Failed) ? ReportOutcome.NoParity
        : Cases.Sum(c => c.ComparedValues) == 0 && Shard is null ? ReportOutcome.CouldNotJudge
        : ReportOutcome.Parity;

    /// <summary>What the process returns: 0 parity, 1 no parity, 2 could not judge.</summary>
    public int ExitCode => (int)Outcome;

    /// <summary>Counts of all models.</summary>
    public ReportCounts Counts => ReportCounts.Of(Cases);

    /// <summary>The cases of all models, in the order they ran.</summary>
    internal IEnumerable<CaseResult> Cases => Models.SelectMany(m => m.Cases);
}
