using Parity;
using Parity.Imaging;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace ImageSharpSample;

/// <summary>Reads images with SixLabors.ImageSharp: <c>host.Open(spec, new() { ImageDecoder = new ImageSharpDecoder() })</c>.</summary>
public sealed class ImageSharpDecoder : IImageDecoder
{
    /// <inheritdoc/>
    public RgbImage Decode(string path, ImageDecodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            // Only the header is read here: a picture that is too large costs nothing. Version 2 answers null where version 3 throws.
            var header = Image.Identify(path) ?? throw new ParityException($"{path} is no picture that ImageSharp knows.");
            if ((long)header.Width * header.Height > options.MaxPixels || header.Width > options.MaxSide || header.Height > options.MaxSide)
            {
                throw new ParityException($"{path} is {header.Width}x{header.Height}; at most {options.MaxPixels} pixels and {options.MaxSide} a side are read. Use a smaller picture.");
            }

            using var image = Image.Load<Rgb24>(path);
            if (options.Orientation == ImageOrientation.Apply)
            {
                image.Mutate(i => i.AutoOrient());
            }

            var pixels = new byte[3 * image.Width * image.Height];
            image.CopyPixelDataTo(pixels);
            return new(image.Width, image.Height, pixels);
        }
        catch (Exception e) when (e is ImageFormatException or IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"{path} cannot be read as a picture: {e.Message}", e);
        }
    }
}
