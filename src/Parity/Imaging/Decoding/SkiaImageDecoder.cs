using System.Globalization;
using Parity.Imaging.Jpeg;
using SkiaSharp;

namespace Parity.Imaging;

/// <summary>
/// Decodes JPEG, PNG, WebP and BMP with Skia, whose JPEG half is libjpeg-turbo: the bytes of Pillow's <c>convert('RGB')</c>.
/// Alpha is dropped, not blended; embedded colour profiles are not applied.
/// </summary>
public sealed class SkiaImageDecoder : IPixelDecoder
{
    /// <summary>The decoder; it holds no state.</summary>
    public static SkiaImageDecoder Instance { get; } = new();

    /// <inheritdoc/>
    public RgbImage Decode(string path, ImageDecodeOptions options)
    {
        using var pixels = DecodePixels(path, options);
        return pixels.ToRgb();
    }

    PixelBuffer IPixelDecoder.DecodePixels(string path, ImageDecodeOptions options) => DecodePixels(path, options);

    private static PixelBuffer DecodePixels(string path, ImageDecodeOptions options)
    {
        using var data = ReadFile(path, options);
        using var codec = SKCodec.Create(data)
            ?? throw new ParityException($"Cannot decode {path}: expected a JPEG, PNG, WebP or BMP picture, found {Describe(data.AsSpan())}. Replace the file or take it out of \"images\".");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        CheckSize(path, width, height, options);
        var pixels = new PixelBuffer(width, height);
        try
        {
            if (PngHeader.Read(data.AsSpan()) is { IsGrey16: true } header && options.Grey16 != Grey16.HighByte)
            {
                ReadGrey16(path, data.AsSpan(), header, options.Grey16, pixels);
            }
            else
            {
                Fill(path, codec, data.AsSpan(), pixels);
            }

            return options.Orientation == ImageOrientation.Apply ? PixelOrientation.TurnUpright(pixels, Origin(codec, data.AsSpan())) : pixels;
        }
        catch
        {
            pixels.Dispose();
            throw;
        }
    }

    private static void Fill(string path, SKCodec codec, ReadOnlySpan<byte> file, PixelBuffer pixels)
    {
        var found = JpegBaseline.Decode(file, pixels) switch
        {
            JpegOutcome.Decoded => null,
            JpegOutcome.Damaged => "its coded data ends early (truncated) or is damaged",
            _ => FillBySkia(codec, pixels.Bytes) switch
            {
                SKCodecResult.Success => null,
                SKCodecResult.IncompleteInput => "the file ends early (truncated)",
                var result => $"damaged data ({result})",
            },
        };
        if (found is not null)
        {
            throw new ParityException(
                $"Cannot decode {path}: expected a complete {codec.EncodedFormat.ToString().ToUpperInvariant()} picture of {pixels.Width}x{pixels.Height}, found that {found}. Fetch the file again.");
        }
    }

    // Not premultiplied and without a colour space: levels as stored. 16-bit samples arrive as their upper bytes.
    private static unsafe SKCodecResult FillBySkia(SKCodec codec, Span<byte> target)
    {
        fixed (byte* pointer = target)
        {
            return codec.GetPixels(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul), (nint)pointer);
        }
    }

    // Skia reads the orientation of JPEG and WebP, but not of PNG.
    private static SKEncodedOrigin Origin(SKCodec codec, ReadOnlySpan<byte> file) => codec.EncodedFormat == SKEncodedImageFormat.Png
        ? ExifOrientation.Read(PngChunks.Exif(file))
        : codec.EncodedOrigin;

    private static void ReadGrey16(string path, ReadOnlySpan<byte> file, PngHeader header, Grey16 how, PixelBuffer target)
    {
        if (how == Grey16.Refuse)
        {
            throw new ParityException(
                $"Cannot decode {path}: it is a 16-bit grey PNG, which Pillow clips at 255 and OpenCV cuts to its upper byte. Say which with \"decode: {{ grey16: clip }}\" or \"decode: {{ grey16: high-byte }}\", or convert the picture to 8 bits.");
        }

        Grey16PngReader.Read(path, file, header, target);
    }

    private static SKData ReadFile(string path, ImageDecodeOptions options)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > options.MaxFileBytes)
            {
                throw new ParityException(string.Create(CultureInfo.InvariantCulture, $"Cannot decode {path}: the file has {stream.Length:N0} bytes, the limit is {options.MaxFileBytes:N0}."));
            }

            return stream.Length == 0
                ? throw new ParityException($"Cannot decode {path}: the file is empty. Fetch it again.")
                : SKData.Create(stream, stream.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"Cannot read the picture {path}: {e.Message}", e);
        }
    }

    private static void CheckSize(string path, int width, int height, ImageDecodeOptions options)
    {
        if (width > options.MaxSide || height > options.MaxSide || (long)width * height > options.MaxPixels)
        {
            throw new ParityException(string.Create(
                CultureInfo.InvariantCulture,
                $"Cannot decode {path}: the picture claims {width}x{height} pixels; the limits are {options.MaxPixels:N0} pixels and {options.MaxSide} a side. If it is meant to be that large, raise \"max_pixels\" of the decode step."));
        }
    }

    private static string Describe(ReadOnlySpan<byte> data)
    {
        var head = data[..Math.Min(8, data.Length)];
        return string.Create(CultureInfo.InvariantCulture, $"{data.Length} bytes that begin with {Convert.ToHexString(head)}");
    }
}
