using Parity.Detections;

namespace Parity.Comparison;

/// <summary>
/// The scores in the last places of full selections. A model that keeps its best 300 of all queries and classes has a second threshold there:
/// what lies within the score tolerance of it may be kept on one side and not on the other, as float noise decides.
/// </summary>
/// <param name="Reference">The last place's score on the reference's side; null: its selection is not full, or not known.</param>
/// <param name="Candidate">The same on the candidate's side.</param>
internal readonly record struct SelectionCuts(double? Reference, double? Candidate)
{
    /// <summary>The last place of one side's selection, where it is full of detections that count.</summary>
    public static double? Of(IReadOnlyCollection<Detection> detections, int? capacity, DetectionBudget budget) =>
        capacity is > 0 && detections.Count >= capacity && detections.Min(d => d.Score) is var last && last >= budget.ScoreFloor ? last : null;

    /// <summary>The last place on the other side than <paramref name="side"/>.</summary>
    public double? Opposite(ComparedSide side) => side == ComparedSide.Reference ? Candidate : Reference;
}
