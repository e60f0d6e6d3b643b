using Parity.Detections;

namespace Parity.Comparison;

/// <summary>Two detections taken for the same object, measured.</summary>
public sealed record DetectionPair
{
    /// <summary>The reference's detection.</summary>
    public required Detection Reference { get; init; }

    /// <summary>The candidate's detection.</summary>
    public required Detection Candidate { get; init; }

    /// <summary>Intersection over union of the two boxes, 0..1.</summary>
    public required double IoU { get; init; }

    /// <summary>The largest distance, along either axis, between the same corner of both boxes; in pixels of the original image.</summary>
    public required double BoxPixels { get; init; }

    /// <summary>The candidate's score minus the reference's.</summary>
    public required double ScoreDifference { get; init; }

    /// <summary>True when <see cref="BoxPixels"/> is inside the box tolerance.</summary>
    public required bool BoxPassed { get; init; }

    /// <summary>True when <see cref="ScoreDifference"/> is inside the score tolerance.</summary>
    public required bool ScorePassed { get; init; }

    /// <summary>True when both sides give the box the same label.</summary>
    public bool LabelPassed => Reference.Label == Candidate.Label;

    /// <summary>True when box, score and label are inside their budgets.</summary>
    public bool Passed => BoxPassed && ScorePassed && LabelPassed;
}
