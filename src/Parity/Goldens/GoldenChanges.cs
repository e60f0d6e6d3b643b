using System.Collections.Immutable;
using Parity.Comparison;

namespace Parity.Goldens;

/// <summary>Says in words what changed against a golden: what a reviewer reads before approving.</summary>
internal static class GoldenChanges
{
    /// <summary>One line a change; none when everything is inside the tolerances.</summary>
    /// <param name="comparison">The golden as the reference, what was found as the candidate.</param>
    /// <param name="labels">Names of labels.</param>
    public static ImmutableArray<string> Of(DetectionComparison comparison, LabelNames labels) =>
    [
        .. comparison.Missing.Select(d => $"vanished: {labels.Describe(d)}"),
        .. comparison.Extra.Select(d => $"appeared: {labels.Describe(d)}"),
        .. comparison.Pairs.Where(p => !p.LabelPassed).Select(p => $"relabelled: {labels.Describe(p.Reference)} is now {labels.Of(p.Candidate.Label)}"),
        .. comparison.Pairs.Where(p => !p.BoxPassed).Select(p =>
            $"moved: {labels.Describe(p.Reference)} by {Figures.Pixels(p.BoxPixels)} to {Figures.Box(p.Candidate.Box)}"),
        .. comparison.Pairs.Where(p => !p.ScorePassed).Select(p =>
            $"rescored: {labels.Describe(p.Reference)} by {Figures.Signed(p.ScoreDifference)} to {Figures.Score(p.Candidate.Score)}"),
    ];
}
