using Parity.Detections;

namespace Parity.Comparison;

/// <summary>
/// A detection that counts on one side only because its score lies within the score tolerance of the threshold, or of the last place of the other
/// side's full selection: reported, not failed.
/// </summary>
/// <param name="Side">The side on which it is above the threshold.</param>
/// <param name="Detection">The detection above the threshold.</param>
/// <param name="Partner">The other side's detection of the same object, at or below the threshold; null where none was handed over.</param>
public sealed record ThresholdCrossing(ComparedSide Side, Detection Detection, Detection? Partner)
{
    /// <summary>The score of the last place of the other side's full selection, where that is what the detection fell out of; null: the threshold.</summary>
    public double? LastPlace { get; init; }
}
