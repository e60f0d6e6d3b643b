namespace Parity.Detections;

/// <summary>Cuts boxes to a picture. NaN stays NaN, so that it is seen.</summary>
internal static class Clipping
{
    /// <summary>Every coordinate between 0 and the picture's side.</summary>
    public static Box To(Box box, int width, int height) => new(
        Math.Clamp(box.X1, 0, width),
        Math.Clamp(box.Y1, 0, height),
        Math.Clamp(box.X2, 0, width),
        Math.Clamp(box.Y2, 0, height));
}
