using System.Buffers;
using System.Runtime.InteropServices;

namespace Parity.Imaging;

/// <summary>
/// Working pixels in pooled memory: four bytes each (R, G, B, unused), rows without padding. The fourth byte keeps every pixel
/// on one 32-bit lane, which is what makes the resizers' vector code simple and quick; its value is undefined.
/// </summary>
internal sealed class PixelBuffer : IDisposable
{
    private byte[]? _rented;

    public PixelBuffer(int width, int height)
    {
        (Width, Height) = (width, height);
        _rented = ArrayPool<byte>.Shared.Rent(checked(4 * width * height));
    }

    public int Width { get; }

    public int Height { get; }

    public Span<byte> Bytes => _rented.AsSpan(0, 4 * Width * Height);

    public Span<uint> Pixels => MemoryMarshal.Cast<byte, uint>(Bytes);

    public Span<uint> Row(int y) => Pixels.Slice(y * Width, Width);

    public static PixelBuffer FromRgb(RgbImage image)
    {
        var pixels = new PixelBuffer(image.Width, image.Height);
        PixelPacking.Expand(image.Pixels, pixels.Pixels);
        return pixels;
    }

    public RgbImage ToRgb()
    {
        var packed = new byte[3 * Width * Height];
        PixelPacking.Pack(Pixels, packed);
        return new(Width, Height, packed);
    }

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
