using System.Collections.Immutable;
using Parity.Comparison;
using Parity.Running;

namespace Parity.Reporting;

/// <summary>What the page and the Markdown summary say of one candidate of one model.</summary>
internal sealed record SideSummary(ModelReport Model, CandidateVerdict Verdict)
{
    /// <summary>What it is called: the candidate's name, or <c>reference</c> where the reference is held to its golden.</summary>
    public string Name => Verdict.Candidate ?? "reference";

    /// <summary>The cases of its images.</summary>
    public ImmutableArray<CaseResult> ImageCases { get; } =
        [.. Model.Cases.Where(c => c.Case.Kind == CaseKind.Image && c.Case.Candidate == Verdict.Candidate)];

    /// <summary>How it ended, where a case that could not be judged weighs most.</summary>
    public CaseOutcome Outcome =>
        ImageCases.Any(c => c.Outcome == CaseOutcome.NotJudged) ? CaseOutcome.NotJudged
        : ImageCases.Any(c => c.Outcome == CaseOutcome.Failed) || Verdict.Checks.Any(c => !c.Passed) ? CaseOutcome.Failed
        : ImageCases.Any(c => c.Outcome == CaseOutcome.Passed) ? CaseOutcome.Passed
        : CaseOutcome.Skipped;

    /// <summary>The comparisons of its images: with the reference, or with the golden where that is what it was held to.</summary>
    public ImmutableArray<DetectionComparison> Comparisons { get; } = [.. Verdict.Images.Select(Compared).OfType<DetectionComparison>()];

    /// <summary>The largest box displacement of all pairs in pixels, or null without pairs.</summary>
    public double? WorstBox => Comparisons.Select(c => c.WorstBox?.BoxPixels).Max();

    /// <summary>The largest score difference of all pairs, or null without pairs.</summary>
    public double? WorstScore => Comparisons.Select(c => c.WorstScore is { } pair ? Math.Abs(pair.ScoreDifference) : (double?)null).Max();

    /// <summary>The box budget, or null where nothing was compared.</summary>
    public double? BoxTolerance => Comparisons.IsEmpty ? null : Comparisons[0].BoxTolerance;

    /// <summary>The score budget, or null where nothing was compared.</summary>
    public double? ScoreTolerance => Comparisons.IsEmpty ? null : Comparisons[0].ScoreTolerance;

    /// <summary>The first diverging stages, the most frequent first.</summary>
    public ImmutableArray<(ParityStage Stage, int Images)> Diverging =>
    [
        .. Verdict.Images.Where(i => i.FirstDivergingStage is not null).GroupBy(i => i.FirstDivergingStage!.Value)
            .Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2).ThenBy(g => g.Key),
    ];

    /// <summary>Threshold and selection crossings with their images.</summary>
    public IEnumerable<(string Image, string Text)> Crossings => Verdict.Images.SelectMany(i => i.Stages.SelectMany(s => s.Notes)
        .Where(n => n.StartsWith("threshold crossing", StringComparison.Ordinal) || n.StartsWith("selection crossing", StringComparison.Ordinal)).Distinct()
        .Select(n => (i.Image, n)));

    /// <summary>How the drifts use the budgets.</summary>
    public IEnumerable<DriftHistogram> Histograms => Comparisons.IsEmpty ? [] :
    [
        DriftHistogram.Of("Box displacement", " px", BoxTolerance!.Value, Comparisons.SelectMany(c => c.Pairs).Select(p => (p.BoxPixels, p.BoxPassed))),
        DriftHistogram.Of("Score difference", string.Empty, ScoreTolerance!.Value, Comparisons.SelectMany(c => c.Pairs).Select(p => (Math.Abs(p.ScoreDifference), p.ScorePassed))),
    ];

    /// <summary>The sides of a model, in the order of its spec.</summary>
    public static ImmutableArray<SideSummary> Of(ModelReport model) => [.. model.Verdicts.Candidates.Select(c => new SideSummary(model, c))];

    /// <summary>What an image's detections were compared with: the other model's, or else the golden's.</summary>
    public static DetectionComparison? Compared(ImageVerdict image) =>
        image.Stage(ParityStage.Detections)?.Comparison ?? image.Stage(ParityStage.Golden)?.Comparison;
}
