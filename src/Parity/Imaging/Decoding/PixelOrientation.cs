using SkiaSharp;

namespace Parity.Imaging;

/// <summary>Turns a picture upright by its EXIF orientation, as OpenCV's <c>imread</c> does.</summary>
internal static class PixelOrientation
{
    /// <summary>Returns the upright picture; a picture that had to be turned is disposed.</summary>
    public static PixelBuffer TurnUpright(PixelBuffer stored, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft)
        {
            return stored;
        }

        // The names say where the stored picture's first row and first column belong.
        var swap = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var mirrorX = origin is SKEncodedOrigin.TopRight or SKEncodedOrigin.BottomRight or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom;
        var mirrorY = origin is SKEncodedOrigin.BottomRight or SKEncodedOrigin.BottomLeft or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var upright = swap ? new PixelBuffer(stored.Height, stored.Width) : new PixelBuffer(stored.Width, stored.Height);
        var source = stored.Pixels;
        for (var y = 0; y < upright.Height; y++)
        {
            var row = upright.Row(y);
            var fromY = mirrorY ? upright.Height - 1 - y : y;
            for (var x = 0; x < row.Length; x++)
            {
                var fromX = mirrorX ? upright.Width - 1 - x : x;
                row[x] = swap ? source[(fromX * stored.Width) + fromY] : source[(fromY * stored.Width) + fromX];
            }
        }

        stored.Dispose();
        return upright;
    }
}
