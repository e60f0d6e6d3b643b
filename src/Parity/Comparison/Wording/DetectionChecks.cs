using System.Globalization;

namespace Parity.Comparison;

/// <summary>Words what was checked of two sets of detections: one check a kind, about the worst, so that a verdict stays short.</summary>
internal sealed class DetectionChecks(DetectionComparison comparison, LabelNames labels)
{
    /// <summary>All checks; those about pairs only where there are pairs.</summary>
    public IEnumerable<Check> All()
    {
        if (!comparison.NonFinite.IsEmpty)
        {
            yield return NonFinite();
        }

        yield return Missing();
        yield return Extra();
        if (comparison is { WorstBox: { } box, WorstScore: { } score })
        {
            yield return Label();
            yield return Box(box);
            yield return Score(score);
        }
    }

    /// <summary>One line a detection that counts on one side only, of the threshold or of a full selection.</summary>
    public IEnumerable<string> Crossings() => comparison.Crossings.Select(c => c.LastPlace is { } last
        ? $"selection crossing: {labels.Describe(c.Detection)} is kept by the {comparison.NameOf(c.Side)} only; "
            + $"the other side's selection is full, its last place scores {Figures.Score((float)last)} ± {Figures.Number(comparison.ScoreTolerance)}"
        : $"threshold crossing: {labels.Describe(c.Detection)} counts in the {comparison.NameOf(c.Side)} only; "
        + (c.Partner is { } partner ? $"its partner scores {Figures.Score(partner.Score)}, " : string.Empty)
        + $"the threshold is {Figures.Number(comparison.ScoreThreshold)} ± {Figures.Number(comparison.ScoreTolerance)}");

    private Check NonFinite() => new()
    {
        Name = CheckNames.Finite,
        Passed = false,
        Expected = "finite boxes and scores",
        Found = $"{Counted.Of(comparison.NonFinite.Length, "detection")} with NaN or infinity",
        Where = $"{labels.Describe(comparison.NonFinite[0].Detection)} of the {comparison.NameOf(comparison.NonFinite[0].Side)}",
    };

    private Check Missing() => comparison.Missing.IsEmpty
        ? new()
        {
            Name = CheckNames.Missing,
            Passed = true,
            Expected = $"the {Counted.Of(comparison.ReferenceCount, "detection")} of the {comparison.ReferenceName}",
            Found = "none missing",
        }
        : new()
        {
            Name = CheckNames.Missing,
            Passed = false,
            Expected = labels.Describe(comparison.Missing[0]),
            Found = $"no counterpart in the {comparison.CandidateName}{More(comparison.Missing.Length)}",
            Limit = "none may be missing",
        };

    private Check Extra() => comparison.Extra.IsEmpty
        ? new()
        {
            Name = CheckNames.Extra,
            Passed = true,
            Expected = $"nothing that the {comparison.ReferenceName} lacks",
            Found = $"{Counted.Of(comparison.CandidateCount, "detection")}, none extra",
        }
        : new()
        {
            Name = CheckNames.Extra,
            Passed = false,
            Expected = $"no counterpart in the {comparison.ReferenceName}",
            Found = labels.Describe(comparison.Extra[0]) + More(comparison.Extra.Length),
            Limit = "none may be extra",
        };

    private Check Label()
    {
        var changed = comparison.Pairs.Where(p => !p.LabelPassed).ToList();
        return new()
        {
            Name = CheckNames.Label,
            Passed = changed.Count == 0,
            Expected = changed.Count == 0 ? $"the labels of the {comparison.ReferenceName}" : labels.Describe(changed[0].Reference),
            Found = changed.Count == 0 ? "the same" : labels.Describe(changed[0].Candidate) + More(changed.Count),
            Limit = "exact",
        };
    }

    private Check Box(DetectionPair worst) => Measured(
        CheckNames.Box,
        worst,
        comparison.Pairs.All(p => p.BoxPassed),
        $"{Figures.Pixels(worst.BoxPixels)} apart",
        More(comparison.Pairs.Count(p => !p.BoxPassed)),
        Figures.Pixels(comparison.BoxTolerance),
        worst.BoxPixels,
        comparison.BoxTolerance);

    private Check Score(DetectionPair worst) => Measured(
        CheckNames.Score,
        worst,
        comparison.Pairs.All(p => p.ScorePassed),
        $"{Figures.Signed(worst.ScoreDifference)} apart",
        More(comparison.Pairs.Count(p => !p.ScorePassed)),
        Figures.Number(comparison.ScoreTolerance),
        Math.Abs(worst.ScoreDifference),
        comparison.ScoreTolerance);

    private Check Measured(string name, DetectionPair worst, bool passed, string apart, string more, string limit, double found, double tolerance) => new()
    {
        Name = name,
        Passed = passed,
        Expected = labels.Describe(worst.Reference),
        Found = $"{labels.Describe(worst.Candidate)}, {apart}{more}",
        Limit = limit,
        RequiredTolerance = found,
        Headroom = passed ? Math.Max(0, tolerance - found) : null,
    };

    private static string More(int failing) =>
        failing > 1 ? string.Create(CultureInfo.InvariantCulture, $" (and {failing - 1} more)") : string.Empty;
}
