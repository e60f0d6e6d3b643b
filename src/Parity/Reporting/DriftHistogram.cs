using System.Collections.Immutable;

namespace Parity.Reporting;

/// <summary>How much of a budget the drifts of many pairs use, in bins that grow about threefold: noise and trouble are powers of ten apart.</summary>
internal sealed record DriftHistogram(string Title, string Unit, double Tolerance, ImmutableArray<int> Counts)
{
    /// <summary>What each bin holds, as a share of the budget.</summary>
    public static ImmutableArray<string> Bins { get; } = ["none", "≤ 1 %", "≤ 3 %", "≤ 10 %", "≤ 30 %", "≤ 100 %", "over"];

    private static readonly double[] Edges = [0, 0.01, 0.03, 0.1, 0.3, 1];

    /// <summary>Counts drifts, each with the tolerance it was judged by.</summary>
    public static DriftHistogram Of(string title, string unit, double tolerance, IEnumerable<(double Drift, bool Passed)> drifts)
    {
        var counts = new int[Bins.Length];
        foreach (var (drift, passed) in drifts)
        {
            counts[Bin(drift, tolerance, passed)]++;
        }

        return new(title, unit, tolerance, [.. counts]);
    }

    // Whether it is over is the comparer's word, not a division's: a rounding is granted on top of the tolerance.
    private static int Bin(double drift, double tolerance, bool passed)
    {
        if (!passed)
        {
            return Bins.Length - 1;
        }

        var share = tolerance > 0 ? drift / tolerance : drift > 0 ? 1 : 0;
        var bin = Array.FindIndex(Edges, edge => share <= edge);
        return bin < 0 ? Edges.Length - 1 : bin;
    }
}
