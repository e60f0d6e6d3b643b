namespace Parity.Imaging;

/// <summary>A decoded picture: 8-bit RGB, rows from the top, <c>[Height, Width, 3]</c> without padding.</summary>
public sealed class RgbImage
{
    /// <summary>Wraps pixels without copying.</summary>
    /// <exception cref="ArgumentException">The pixel count does not fit the size.</exception>
    public RgbImage(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (pixels.LongLength != 3L * width * height)
        {
            throw new ArgumentException($"A {width}x{height} RGB image takes {3L * width * height} bytes; got {pixels.LongLength}.", nameof(pixels));
        }

        (Width, Height, Pixels) = (width, height, pixels);
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>R, G, B of each pixel in turn.</summary>
    public byte[] Pixels { get; }
}
