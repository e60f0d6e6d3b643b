using System.Globalization;

namespace Parity.Comparison;

/// <summary>The worst detections of both sides next to each other.</summary>
internal static class DetectionTable
{
    private const int MaxRows = 6;

    /// <summary>Adds the rows that fail, the worst first; nothing when nothing fails.</summary>
    public static void Add(TextLines lines, DetectionComparison comparison, LabelNames labels)
    {
        var rows = Rows(comparison, labels).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var shown = rows.Take(MaxRows).ToList();
        var left = Math.Max(comparison.ReferenceName.Length, shown.Max(r => r.Left.Length));
        var right = Math.Max(comparison.CandidateName.Length, shown.Max(r => r.Right.Length));
        lines.Add($"{comparison.ReferenceName.PadRight(left)}  {comparison.CandidateName.PadRight(right)}  verdict", 2);
        lines.AddSome([.. rows.Select(r => $"{r.Left.PadRight(left)}  {r.Right.PadRight(right)}  {r.Verdict}")], MaxRows, 2);
    }

    private static IEnumerable<(string Left, string Right, string Verdict)> Rows(DetectionComparison comparison, LabelNames labels)
    {
        foreach (var broken in comparison.NonFinite)
        {
            var text = labels.Describe(broken.Detection);
            yield return broken.Side == ComparedSide.Reference ? (text, string.Empty, "not finite") : (string.Empty, text, "not finite");
        }

        foreach (var missing in comparison.Missing)
        {
            yield return (labels.Describe(missing), "-", "missing");
        }

        foreach (var extra in comparison.Extra)
        {
            yield return ("-", labels.Describe(extra), "extra");
        }

        foreach (var pair in comparison.Pairs.Where(p => !p.Passed).OrderByDescending(p => Excess(p, comparison)))
        {
            yield return (labels.Describe(pair.Reference), labels.Describe(pair.Candidate), Verdict(pair));
        }
    }

    // How many times over its limit a pair is; a changed label goes first.
    private static double Excess(DetectionPair pair, DetectionComparison comparison) => !pair.LabelPassed
        ? double.PositiveInfinity
        : Math.Max(pair.BoxPixels / Math.Max(comparison.BoxTolerance, 1e-9), Math.Abs(pair.ScoreDifference) / Math.Max(comparison.ScoreTolerance, 1e-9));

    private static string Verdict(DetectionPair pair)
    {
        var parts = new List<string>();
        if (!pair.LabelPassed)
        {
            parts.Add("label");
        }

        if (!pair.BoxPassed)
        {
            parts.Add($"box {Figures.Pixels(pair.BoxPixels)}");
        }

        if (!pair.ScorePassed)
        {
            parts.Add($"score {Figures.Signed(pair.ScoreDifference)}");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", parts)} (IoU {pair.IoU:0.000})");
    }
}
