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

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<float>.Shared.Return(rented);
        }
    }
}
