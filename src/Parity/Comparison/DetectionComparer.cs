using System.Collections.Immutable;
using Parity.Detections;
using Parity.Specs;

namespace Parity.Comparison;

/// <summary>
/// Compares two sets of detections: match one to one, then measure box, score and label apart. Order and ties never matter, and
/// detections below the threshold only explain those above it.
/// </summary>
public static class DetectionComparer
{
    /// <summary>
    /// The lowest score a decoder must hand over, so that a detection that falls just below the threshold is seen as the partner of one
    /// just above it.
    /// </summary>
    public static double ScoreFloor(ToleranceSpec tolerance, double scoreThreshold) => new DetectionBudget(tolerance, scoreThreshold).ScoreFloor;

    /// <summary>Compares the detections of one image.</summary>
    /// <param name="reference">What is held to be right, down to <see cref="ScoreFloor"/>, in any order.</param>
    /// <param name="candidate">What is judged, down to <see cref="ScoreFloor"/>, in any order.</param>
    /// <param name="tolerance">The budgets; a value at the limit passes.</param>
    /// <param name="scoreThreshold">Detections with a higher score (strictly) are judged.</param>
    public static DetectionComparison Compare(
        IReadOnlyList<Detection> reference, IReadOnlyList<Detection> candidate, ToleranceSpec tolerance, double scoreThreshold) =>
        Compare(reference, candidate, new DetectionBudget(tolerance, scoreThreshold));

    /// <summary>Compares the detections of one image within a budget.</summary>
    internal static DetectionComparison Compare(
        IReadOnlyList<Detection> reference, IReadOnlyList<Detection> candidate, DetectionBudget budget, SelectionCuts cuts = default)
    {
        var references = Relevant(reference, budget);
        var candidates = Relevant(candidate, budget);
        var match = DetectionMatcher.Match(references, candidates, budget);

        var pairs = match.Pairs.Select(p => Measure(references[p.Reference], candidates[p.Candidate], p.IoU, budget)).ToList();
        var straddling = pairs.Select(p => Crossing(p, budget)).OfType<ThresholdCrossing>();
        var lonely = match.UnmatchedReference.Select(i => new ThresholdCrossing(ComparedSide.Reference, references[i], null))
            .Concat(match.UnmatchedCandidate.Select(i => new ThresholdCrossing(ComparedSide.Candidate, candidates[i], null)))
            .Where(c => budget.IsJudged(c.Detection.Score))
            .Select(c => FellOut(c, cuts.Opposite(c.Side), budget))
            .ToLookup(c => c.LastPlace is not null || budget.IsNearThreshold(c.Detection.Score));

        return new()
        {
            ScoreThreshold = budget.ScoreThreshold,
            BoxTolerance = budget.BoxPixels,
            ScoreTolerance = budget.Score,
            ReferenceCount = references.Count(d => budget.IsJudged(d.Score)),
            CandidateCount = candidates.Count(d => budget.IsJudged(d.Score)),
            Pairs = [.. pairs.Where(p => IsJudged(p, budget)).OrderBy(p => p.Reference, DetectionOrder.ByScore).ThenBy(p => p.Candidate, DetectionOrder.ByScore)],
            Missing = Of(lonely[false], ComparedSide.Reference),
            Extra = Of(lonely[false], ComparedSide.Candidate),
            Crossings = [.. straddling.Concat(lonely[true]).OrderBy(c => c.Detection, DetectionOrder.ByScore).ThenBy(c => c.Side)],
            NonFinite = [.. NonFinite(reference, ComparedSide.Reference), .. NonFinite(candidate, ComparedSide.Candidate)],
        };
    }

    private static ThresholdCrossing FellOut(ThresholdCrossing lonely, double? lastPlace, DetectionBudget budget) =>
        lastPlace is { } last && !budget.IsNearThreshold(lonely.Detection.Score) && budget.AllowsScore(lonely.Detection.Score - last)
            ? lonely with { LastPlace = last }
            : lonely;

    private static List<Detection> Relevant(IReadOnlyList<Detection> detections, DetectionBudget budget) =>
        [.. detections.Where(d => IsFinite(d) && d.Score >= budget.ScoreFloor)];

    private static IEnumerable<NonFiniteDetection> NonFinite(IEnumerable<Detection> detections, ComparedSide side) =>
        detections.Where(d => !IsFinite(d)).Order(DetectionOrder.ByScore).Select(d => new NonFiniteDetection(side, d));

    private static bool IsFinite(Detection detection) => detection.Box.IsFinite && float.IsFinite(detection.Score);

    private static DetectionPair Measure(Detection reference, Detection candidate, double iou, DetectionBudget budget)
    {
        var pixels = BoxGeometry.CornerDisplacement(reference.Box, candidate.Box);
        var difference = (double)candidate.Score - reference.Score;
        return new()
        {
            Reference = reference,
            Candidate = candidate,
            IoU = iou,
            BoxPixels = pixels,
            ScoreDifference = difference,
            BoxPassed = budget.AllowsBox(pixels),
            ScorePassed = budget.AllowsScore(difference),
        };
    }

    // Both above the threshold, or one so far above it that the other's fall below it is no matter of rounding.
    private static bool IsJudged(DetectionPair pair, DetectionBudget budget) =>
        (budget.IsJudged(pair.Reference.Score), budget.IsJudged(pair.Candidate.Score)) switch
        {
            (true, true) => true,
            (true, false) => !budget.IsNearThreshold(pair.Reference.Score),
            (false, true) => !budget.IsNearThreshold(pair.Candidate.Score),
            (false, false) => false,
        };

    private static ThresholdCrossing? Crossing(DetectionPair pair, DetectionBudget budget) =>
        (budget.IsJudged(pair.Reference.Score), budget.IsJudged(pair.Candidate.Score)) switch
        {
            (true, false) when budget.IsNearThreshold(pair.Reference.Score) => new(ComparedSide.Reference, pair.Reference, pair.Candidate),
            (false, true) when budget.IsNearThreshold(pair.Candidate.Score) => new(ComparedSide.Candidate, pair.Candidate, pair.Reference),
            _ => null,
        };

    private static ImmutableArray<Detection> Of(IEnumerable<ThresholdCrossing> lonely, ComparedSide side) =>
        [.. lonely.Where(l => l.Side == side).Select(l => l.Detection).Order(DetectionOrder.ByScore)];
}
