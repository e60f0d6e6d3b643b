using Parity.Comparison;

namespace Parity.Goldens;

/// <summary>The largest change of the matched detections against the spec's tolerances.</summary>
/// <param name="BoxPixels">The largest corner displacement, in pixels of the original image.</param>
/// <param name="BoxTolerance">Its tolerance.</param>
/// <param name="Score">The largest score difference.</param>
/// <param name="ScoreTolerance">Its tolerance.</param>
/// <param name="Unmatched">Detections on one side only.</param>
public sealed record GoldenHeadroom(double BoxPixels, double BoxTolerance, double Score, double ScoreTolerance, int Unmatched)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"boxes moved by up to {Figures.Pixels(BoxPixels)} (tolerance {Figures.Pixels(BoxTolerance)}), scores by up to {Figures.Number(Score)} (tolerance {Figures.Number(ScoreTolerance)}); {Counted.Of(Unmatched, "detection")} without a partner";
}
