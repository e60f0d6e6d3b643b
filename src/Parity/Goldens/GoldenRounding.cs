using Parity.Detections;

namespace Parity.Goldens;

/// <summary>
/// The digits a golden keeps: boxes to 0.001 px, scores to 0.000001. Far below any useful tolerance, and few enough that noise in the last bits
/// of float32 does not touch the file. Comparisons with a golden grant one unit of it.
/// </summary>
public static class GoldenRounding
{
    /// <summary>One unit of a box coordinate, in pixels.</summary>
    public const double BoxPixels = 0.001;

    /// <summary>One unit of a score.</summary>
    public const double Score = 0.000001;

    /// <summary>The detection as a golden keeps it.</summary>
    public static Detection Round(Detection detection) => new(
        new(Round(detection.Box.X1, 3), Round(detection.Box.Y1, 3), Round(detection.Box.X2, 3), Round(detection.Box.Y2, 3)),
        Round(detection.Score, 6),
        detection.Label);

    // Adding zero turns −0 into 0, which would read "-0.000".
    private static float Round(float value, int decimals) => (float)Math.Round((double)value, decimals) + 0f;
}
