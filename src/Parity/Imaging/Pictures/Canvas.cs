namespace Parity.Imaging;

/// <summary>Fills rectangles of a picture; what lies outside is cut off.</summary>
internal sealed class Canvas(RgbImage image)
{
    public RgbImage Image => image;

    /// <summary>Fills from the first corner up to, not including, the second.</summary>
    public void Fill(int left, int top, int right, int bottom, RgbColour colour)
    {
        (left, right) = (Math.Clamp(left, 0, image.Width), Math.Clamp(right, 0, image.Width));
        (top, bottom) = (Math.Clamp(top, 0, image.Height), Math.Clamp(bottom, 0, image.Height));
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var pixel = image.Pixels.AsSpan(3 * ((y * image.Width) + x), 3);
                (pixel[0], pixel[1], pixel[2]) = (colour.R, colour.G, colour.B);
            }
        }
    }
}
