using Parity.Imaging;

namespace Parity.Detections;

/// <summary>Boxes as RT-DETR models give them: centre and size in 0..1 of the model's input.</summary>
internal static class RtDetrBoxes
{
    /// <summary>The corners in pixels of the original image, in float32 and in the order of the original post-processors; nothing is clipped.</summary>
    /// <param name="row">Centre x, centre y, width, height.</param>
    /// <param name="geometry">The way back.</param>
    public static Box ToPixels(ReadOnlySpan<float> row, ImageGeometry geometry)
    {
        var (halfWidth, halfHeight) = (0.5f * row[2], 0.5f * row[3]);
        var corners = new Box(row[0] - halfWidth, row[1] - halfHeight, row[0] + halfWidth, row[1] + halfHeight);

        // The originals stretch the picture over the whole input and multiply by its size. Any other preprocessing leads
        // back over the input's pixels.
        return IsStretched(geometry.X, geometry.OriginalWidth, geometry.InputWidth) && IsStretched(geometry.Y, geometry.OriginalHeight, geometry.InputHeight)
            ? Scale(corners, geometry.OriginalWidth, geometry.OriginalHeight)
            : geometry.ToOriginal(Scale(corners, geometry.InputWidth, geometry.InputHeight));
    }

    private static Box Scale(Box box, int width, int height) => new(box.X1 * width, box.Y1 * height, box.X2 * width, box.Y2 * height);

    private static bool IsStretched(AxisMap map, int original, int input) =>
        map.Offset == 0 && Math.Abs((map.Scale * original) - input) < 1e-3f * input;
}
