using Parity.Detections;

namespace Parity.Imaging;

/// <summary>A box to draw on a picture.</summary>
/// <param name="Box">Where, in pixels of the picture; parts outside are cut off, and a box that is not finite is not drawn.</param>
/// <param name="Label">The class index, drawn as a number.</param>
/// <param name="Score">The confidence, drawn with two digits.</param>
/// <param name="Colour">The colour of frame and tag.</param>
public readonly record struct OverlayBox(Box Box, int Label, float Score, RgbColour Colour)
{
    /// <summary>A detection in its class's colour.</summary>
    public static OverlayBox Of(Detection detection) =>
        new(detection.Box, detection.Label, detection.Score, RgbColour.ForLabel(detection.Label));
}
