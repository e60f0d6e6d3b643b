using Parity.Imaging;
using SkiaSharp;

namespace Parity.Reporting;

/// <summary>Makes small pictures for the page, so small that a page of many images still opens quickly.</summary>
internal static class ThumbnailMaker
{
    private const int JpegQuality = 82;

    /// <summary>The longest side of a picture in pixels, by how many there are: about 10 MB for any page.</summary>
    public static int SideFor(int pictures) => pictures switch { <= 60 => 960, <= 200 => 560, _ => 320 };

    /// <summary>The picture of an image, or null where it cannot be decoded: the case that needed it says why.</summary>
    public static Thumbnail? Make(string id, PreprocessPipeline pipeline, string path, int longestSide)
    {
        RgbImage image;
        try
        {
            image = pipeline.Decode(path);
        }
        catch (ParityException)
        {
            return null;
        }

        var scale = Math.Min(1, longestSide / (double)Math.Max(image.Width, image.Height));
        var (width, height) = (Math.Max(1, (int)Math.Round(image.Width * scale)), Math.Max(1, (int)Math.Round(image.Height * scale)));
        var (mediaType, data) = Encode(image, width, height);
        return new(new(id, mediaType, width, height, data), image.Width, image.Height);
    }

    private static unsafe (string MediaType, byte[] Data) Encode(RgbImage image, int width, int height)
    {
        using var pixels = PixelBuffer.FromRgb(image);
        fixed (byte* pointer = pixels.Bytes)
        {
            using var whole = new SKPixmap(new(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque), (nint)pointer);
            using var small = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
            using var target = small.PeekPixels();
            if (!whole.ScalePixels(target, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)))
            {
                throw new ParityException($"A picture of {image.Width}x{image.Height} cannot be made smaller; report the image.");
            }

            using var jpeg = target.Encode(new SKJpegEncoderOptions(JpegQuality));
            using var png = target.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 6));
            return jpeg is null || png is null ? throw new ParityException($"A picture of {width}x{height} cannot be encoded; report the image.")
                : png.Size <= jpeg.Size ? ("image/png", png.ToArray())
                : ("image/jpeg", jpeg.ToArray());
        }
    }
}
