using Parity.Detections;

namespace Parity.Comparison;

/// <summary>
/// What a pair is worth to the matching. First in rank: pairs inside every budget, so that two sets that can be paired without a failure
/// are; a pair that fails, or that straddles the threshold, still explains more than one missing and one extra. Then closeness.
/// </summary>
internal static class PairWeights
{
    /// <summary>Below this IoU two boxes are not taken for the same object, unless their corners lie within the box tolerance (tiny boxes).</summary>
    public const double MinIoU = 0.5;

    // Two labels of one box (0 to 0.25 apart by IoU) go label with label; boxes further apart are two objects whose labels were swapped.
    private const double LabelCost = 0.25;

    // Duplicates of one box are told apart by score; never enough to prefer another object.
    private const double ScoreCost = 0.1;

    private const double Resolution = 1 << 20;

    // The greatest closeness; a perfect pair. Above the greatest cost, so that closeness is always worth something.
    private const long Perfect = 1 << 21;

    /// <summary>The IoU of a pair that may be made, otherwise null.</summary>
    public static double? CandidateIoU(Detection reference, Detection candidate, DetectionBudget budget)
    {
        var iou = BoxGeometry.IoU(reference.Box, candidate.Box);
        return iou >= MinIoU || budget.AllowsBox(BoxGeometry.CornerDisplacement(reference.Box, candidate.Box)) ? iou : null;
    }

    /// <summary>The weight of a pair in a group of at most <paramref name="pairs"/> pairs, such that rank always goes before closeness.</summary>
    public static long Of(Detection reference, Detection candidate, double iou, DetectionBudget budget, int pairs) =>
        (Rank(reference, candidate, budget) * Perfect * (pairs + 1L)) + Closeness(reference, candidate, iou);

    // 3 to 1: one more pair inside every budget outweighs the two failing pairs that could be made in its place.
    private static long Rank(Detection reference, Detection candidate, DetectionBudget budget) =>
        (budget.IsJudged(reference.Score), budget.IsJudged(candidate.Score)) switch
        {
            (true, true) => budget.Allows(reference, candidate) ? 3 : 1,
            (true, false) => budget.IsNearThreshold(reference.Score) ? 1 : 0,
            (false, true) => budget.IsNearThreshold(candidate.Score) ? 1 : 0,
            (false, false) => 0,
        };

    private static long Closeness(Detection reference, Detection candidate, double iou)
    {
        var label = reference.Label == candidate.Label ? 0 : LabelCost;
        var score = ScoreCost * Math.Min(1, Math.Abs((double)reference.Score - candidate.Score));
        return Perfect - (long)Math.Round((1 - iou + label + score) * Resolution);
    }
}
