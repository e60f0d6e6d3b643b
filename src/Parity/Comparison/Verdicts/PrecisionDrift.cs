using Parity.Specs;

namespace Parity.Comparison;

/// <summary>How far the matched detections of a candidate lie from the reference's, on all its images: the cost of its precision.</summary>
/// <param name="Precision">What it computes in.</param>
/// <param name="Pairs">How many pairs were measured.</param>
/// <param name="LargestBox">The largest corner displacement, in pixels of the original image.</param>
/// <param name="MedianBox">The median corner displacement.</param>
/// <param name="LargestScore">The largest absolute score difference.</param>
/// <param name="MedianScore">The median score difference.</param>
public sealed record PrecisionDrift(PrecisionClass Precision, int Pairs, double LargestBox, double MedianBox, double LargestScore, double MedianScore)
{
    /// <summary>One line for a report.</summary>
    public override string ToString() =>
        $"drift in {Precision.ToString().ToLowerInvariant()}: box at most {Figures.Pixels(LargestBox)} (median {Figures.Number(MedianBox)}), score at most {Figures.Number(LargestScore)} (median {Figures.Number(MedianScore)}), over {Counted.Of(Pairs, "matched detection")}";

    /// <summary>The drift of the images that were compared with a reference, or null where nothing was matched.</summary>
    internal static PrecisionDrift? Of(PrecisionClass precision, IEnumerable<ImageVerdict> images)
    {
        var pairs = images.SelectMany(i => i.Stage(ParityStage.Detections)?.Comparison?.Pairs ?? []).ToList();
        if (pairs.Count == 0)
        {
            return null;
        }

        var boxes = pairs.Select(p => p.BoxPixels).Order().ToList();
        var scores = pairs.Select(p => Math.Abs(p.ScoreDifference)).Order().ToList();
        return new(precision, pairs.Count, boxes[^1], boxes[boxes.Count / 2], scores[^1], scores[scores.Count / 2]);
    }
}
