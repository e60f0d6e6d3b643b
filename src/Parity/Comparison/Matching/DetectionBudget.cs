using Parity.Detections;
using Parity.Specs;

namespace Parity.Comparison;

/// <summary>
/// The limits two sets of detections are judged by: the one place where "inside the tolerance", "judged" and "near the threshold" are
/// defined, so that matching, comparing and expectations cannot disagree.
/// </summary>
internal sealed record DetectionBudget
{
    // A value at the limit passes. 0.901f − 0.9f is 0.00100005, so one part in ten thousand of the limit is granted for float32 spacing.
    private const double AtLimit = 1 + 1e-4;

    /// <summary>Limits from a spec.</summary>
    /// <param name="tolerance">The budgets.</param>
    /// <param name="scoreThreshold">Detections with a higher score (strictly) are judged.</param>
    public DetectionBudget(ToleranceSpec tolerance, double scoreThreshold) =>
        (BoxPixels, Score, ScoreThreshold) = (tolerance.BoxPixels, tolerance.Score, scoreThreshold);

    /// <summary>Largest corner displacement, in pixels.</summary>
    public double BoxPixels { get; }

    /// <summary>Largest score difference.</summary>
    public double Score { get; }

    /// <summary>Detections with a higher score (strictly) are judged.</summary>
    public double ScoreThreshold { get; }

    /// <summary>Granted on top of <see cref="BoxPixels"/> when one side was rounded for storage.</summary>
    public double BoxRounding { get; init; }

    /// <summary>Granted on top of <see cref="Score"/> when one side was rounded for storage.</summary>
    public double ScoreRounding { get; init; }

    /// <summary>The lowest score that can matter: below it a detection is ignored, so that the verdict does not depend on how many a decoder hands over.</summary>
    public double ScoreFloor => ScoreThreshold - ScoreLimit;

    private double ScoreLimit => (Score * AtLimit) + ScoreRounding;

    /// <summary>True when a displacement is inside the budget.</summary>
    public bool AllowsBox(double pixels) => pixels <= (BoxPixels * AtLimit) + BoxRounding;

    /// <summary>True when a score difference is inside the budget.</summary>
    public bool AllowsScore(double difference) => Math.Abs(difference) <= ScoreLimit;

    /// <summary>True when a detection counts: its score is strictly above the threshold. Compared in float32, as decoders do.</summary>
    public bool IsJudged(float score) => score > (float)ScoreThreshold;

    /// <summary>True when a score is so near the threshold that its detection may be on one side only.</summary>
    public bool IsNearThreshold(float score) => AllowsScore(score - ScoreThreshold);

    /// <summary>True when two judged detections are the same within every budget.</summary>
    public bool Allows(Detection a, Detection b) =>
        a.Label == b.Label && AllowsScore((double)a.Score - b.Score) && AllowsBox(BoxGeometry.CornerDisplacement(a.Box, b.Box));
}
