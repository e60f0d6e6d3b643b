using SkiaSharp;

namespace Parity.Imaging;

/// <summary>Writes pictures as PNG files.</summary>
public static class PngPicture
{
    /// <summary>Encodes a picture without colour profile or date: the same bytes for the same pixels.</summary>
    public static unsafe byte[] Encode(RgbImage image)
    {
        using var pixels = PixelBuffer.FromRgb(image);
        var info = new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        fixed (byte* pointer = pixels.Bytes)
        {
            using var view = new SKPixmap(info, (nint)pointer);
            using var data = view.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 6))
                ?? throw new ParityException($"A picture of {image.Width}x{image.Height} cannot be written as PNG; use a smaller one.");
            return data.ToArray();
        }
    }
}
