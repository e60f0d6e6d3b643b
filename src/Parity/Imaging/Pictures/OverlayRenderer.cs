using System.Globalization;
using Parity.Detections;

namespace Parity.Imaging;

/// <summary>
/// Draws boxes with class and score on a picture. Frames and digits are drawn here and not by a font, so that the picture is the same on
/// every machine.
/// </summary>
public static class OverlayRenderer
{
    /// <summary>Draws on a copy of the picture and returns it as a PNG file.</summary>
    public static byte[] RenderPng(RgbImage image, IEnumerable<OverlayBox> boxes) => PngPicture.Encode(Render(image, boxes));

    /// <summary>Draws on a copy of the picture. Later boxes cover earlier ones; all tags lie above all frames.</summary>
    public static RgbImage Render(RgbImage image, IEnumerable<OverlayBox> boxes)
    {
        var canvas = new Canvas(new(image.Width, image.Height, [.. image.Pixels]));
        var drawn = boxes.Where(b => b.Box.IsFinite).ToList();
        var scale = Math.Max(1, (int)Math.Round(Math.Max(image.Width, image.Height) / 500.0));
        foreach (var box in drawn)
        {
            DrawFrame(canvas, box, scale);
        }

        foreach (var box in drawn)
        {
            DrawTag(canvas, box, scale);
        }

        return canvas.Image;
    }

    private static void DrawFrame(Canvas canvas, OverlayBox box, int scale)
    {
        var (left, top, right, bottom) = Corners(box.Box);
        var line = scale + 1;
        canvas.Fill(left, top, right, top + line, box.Colour);
        canvas.Fill(left, bottom - line, right, bottom, box.Colour);
        canvas.Fill(left, top, left + line, bottom, box.Colour);
        canvas.Fill(right - line, top, right, bottom, box.Colour);
    }

    // Above the frame, or inside it where there is no room above.
    private static void DrawTag(Canvas canvas, OverlayBox box, int scale)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{box.Label} {box.Score:0.00}");
        var width = (text.Length * DigitFont.Advance * scale) + scale;
        var height = (DigitFont.Height + 2) * scale;
        var (left, top, _, _) = Corners(box.Box);
        var x = Math.Clamp(left, 0, Math.Max(0, canvas.Image.Width - width));
        var y = Math.Clamp(top - height >= 0 ? top - height : top, 0, Math.Max(0, canvas.Image.Height - height));
        canvas.Fill(x, y, x + width, y + height, box.Colour);
        DigitFont.Draw(canvas, text, x + scale, y + scale, scale, box.Colour.Ink);
    }

    private static (int Left, int Top, int Right, int Bottom) Corners(Box box) => (
        Round(Math.Min(box.X1, box.X2)), Round(Math.Min(box.Y1, box.Y2)), Round(Math.Max(box.X1, box.X2)), Round(Math.Max(box.Y1, box.Y2)));

    // Far outside any picture, so that a wild coordinate cannot overflow.
    private static int Round(float value) => (int)MathF.Round(Math.Clamp(value, -100_000f, 100_000f));
}
