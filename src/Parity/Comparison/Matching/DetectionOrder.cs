using Parity.Detections;

namespace Parity.Comparison;

/// <summary>Orders of detections that depend on their values alone, never on the order they came in.</summary>
internal static class DetectionOrder
{
    /// <summary>Highest score first; equal scores by label, then by box.</summary>
    public static readonly Comparer<Detection> ByScore = Comparer<Detection>.Create(static (a, b) =>
        (-a.Score, a.Label, a.Box.X1, a.Box.Y1, a.Box.X2, a.Box.Y2).CompareTo((-b.Score, b.Label, b.Box.X1, b.Box.Y1, b.Box.X2, b.Box.Y2)));

    /// <summary>By label, then from left to right: an order that a small change of score or place leaves as it is.</summary>
    public static readonly Comparer<Detection> ByPlace = Comparer<Detection>.Create(static (a, b) =>
        (a.Label, a.Box.X1, a.Box.Y1, a.Box.X2, a.Box.Y2, -a.Score).CompareTo((b.Label, b.Box.X1, b.Box.Y1, b.Box.X2, b.Box.Y2, -b.Score)));

    /// <summary>The indices of <paramref name="detections"/> in the order of <see cref="ByScore"/>.</summary>
    public static int[] IndicesByScore(IReadOnlyList<Detection> detections) =>
        [.. Enumerable.Range(0, detections.Count).OrderBy(i => detections[i], ByScore)];
}
