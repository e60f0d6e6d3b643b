using System.Buffers;

namespace Parity.Imaging;

/// <summary>Three float32 planes (R, G, B) in pooled memory.</summary>
internal sealed class FloatPlanes : IDisposable
{
    private float[]? _rented;

    public FloatPlanes(int width, int height)
    {
        (Width, Height) = (width, height);
        _rented = ArrayPool<float>.Shared.Rent(checked(3 * width * height));
    }

    public int Width { get; }

    public int Height { get; }

    public static FloatPlanes From(PixelBuffer pixels, ValueTable? table)
    {
        var planes = new FloatPlanes(pixels.Width, pixels.Height);
        PlaneFilling.Fill(pixels.Pixels, table, planes.Plane(0), planes.Plane(1), planes.Plane(2));
        return planes;
    }

    public Span<float> Plane(int channel) => _rented.AsSpan(channel * Width * Height, Width * Height);

    public Span<float> Row(int channel, int y) => Plane(channel).Slice(y * Width, Width);

    /// <summary>The nearest 8-bit levels, ties to even.</summary>
    public PixelBuffer Round()
    {
        var pixels = new PixelBuffer(Width, Height);
        for (var channel = 0; channel < 3; channel++)
        {
            var plane = Plane(channel);
            var bytes = pixels.Bytes;
            for (var i = 0; i < plane.Length; i++)
            {
                bytes[(4 * i) + channel] = (byte)Math.Clamp(MathF.Round(plane[i]), 0f, 255f);
            }
        }

        return pixels;
    }

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<float>.Shared.Return(rented);
        }
    }
}
