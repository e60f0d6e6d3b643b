namespace Parity.Authoring;

/// <summary>How far two sets of answers lie apart, the largest over all images.</summary>
/// <param name="BoxPixels">Corner displacement of matched detections, in pixels of the original image.</param>
/// <param name="Score">Absolute difference of scores.</param>
/// <param name="Raw">Absolute difference of dense raw outputs; null: they have no fixed order.</param>
/// <param name="Unmatched">Detections above the threshold that one side lacks.</param>
public sealed record NoiseFigures(double BoxPixels, double Score, double? Raw, int Unmatched)
{
    /// <summary>No difference at all.</summary>
    public static NoiseFigures None { get; } = new(0, 0, null, 0);

    /// <summary>The larger of each figure.</summary>
    public NoiseFigures Max(NoiseFigures other) => new(
        Math.Max(BoxPixels, other.BoxPixels),
        Math.Max(Score, other.Score),
        Raw is null ? other.Raw : other.Raw is null ? Raw : Math.Max(Raw.Value, other.Raw.Value),
        Math.Max(Unmatched, other.Unmatched));

    /// <summary>The figure a budget of that key limits; null: there is none.</summary>
    public double? Of(string key) => key switch { "box_px" => BoxPixels, "score" => Score, _ => Raw };
}
