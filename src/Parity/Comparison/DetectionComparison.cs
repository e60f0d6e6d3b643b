using System.Collections.Immutable;
using Parity.Detections;

namespace Parity.Comparison;

/// <summary>Two sets of detections of one image, matched and measured.</summary>
public sealed record DetectionComparison
{
    /// <summary>What messages call the side that is held to be right: <c>reference</c> or <c>golden</c>.</summary>
    public string ReferenceName { get; init; } = "reference";

    /// <summary>What messages call the side that is judged: <c>candidate</c>, or <c>reference</c> against a golden.</summary>
    public string CandidateName { get; init; } = "candidate";

    /// <summary>Detections with a higher score (strictly) were judged.</summary>
    public required double ScoreThreshold { get; init; }

    /// <summary>The largest corner displacement allowed, in pixels of the original image.</summary>
    public required double BoxTolerance { get; init; }

    /// <summary>The largest score difference allowed.</summary>
    public required double ScoreTolerance { get; init; }

    /// <summary>The number of the reference's detections above the threshold.</summary>
    public required int ReferenceCount { get; init; }

    /// <summary>The number of the candidate's detections above the threshold.</summary>
    public required int CandidateCount { get; init; }

    /// <summary>The judged pairs, the reference's highest score first.</summary>
    public required ImmutableArray<DetectionPair> Pairs { get; init; }

    /// <summary>The reference's detections that the candidate lacks, highest score first.</summary>
    public required ImmutableArray<Detection> Missing { get; init; }

    /// <summary>The candidate's detections that the reference lacks, highest score first.</summary>
    public required ImmutableArray<Detection> Extra { get; init; }

    /// <summary>Detections on one side of the threshold, or of a full selection's last place, here and on the other there; they do not fail.</summary>
    public required ImmutableArray<ThresholdCrossing> Crossings { get; init; }

    /// <summary>Detections with NaN or infinity, of both sides.</summary>
    public required ImmutableArray<NonFiniteDetection> NonFinite { get; init; }

    /// <summary>The name of one side.</summary>
    internal string NameOf(ComparedSide side) => side == ComparedSide.Reference ? ReferenceName : CandidateName;

    /// <summary>True when nothing fails. Two empty sets pass here; whether they may be empty is judged against what the spec expects.</summary>
    public bool Passed => NonFinite.IsEmpty && Missing.IsEmpty && Extra.IsEmpty && Pairs.All(p => p.Passed);

    /// <summary>The numbers compared: four coordinates, a score and a label of each pair.</summary>
    public long ComparedValues => 6L * Pairs.Length;

    /// <summary>The pair whose boxes are furthest apart, or null without pairs.</summary>
    public DetectionPair? WorstBox => Pairs.MaxBy(p => p.BoxPixels);

    /// <summary>The pair whose scores are furthest apart, or null without pairs.</summary>
    public DetectionPair? WorstScore => Pairs.MaxBy(p => Math.Abs(p.ScoreDifference));

    /// <summary>The box tolerance at which every pair's box would pass, in pixels; 0 without pairs.</summary>
    public double RequiredBoxTolerance => WorstBox?.BoxPixels ?? 0;

    /// <summary>The score tolerance at which every pair's score would pass and every crossing stay one; 0 where there are none.</summary>
    public double RequiredScoreTolerance => Pairs.Select(p => Math.Abs(p.ScoreDifference))
        .Concat(Crossings.Select(c => Math.Abs(c.Detection.Score - (c.LastPlace ?? ScoreThreshold))))
        .DefaultIfEmpty()
        .Max();
}
