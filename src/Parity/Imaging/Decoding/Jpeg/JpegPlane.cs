using System.Buffers;

namespace Parity.Imaging.Jpeg;

/// <summary>The decoded levels of one component, whole blocks, in pooled memory.</summary>
internal sealed class JpegPlane : IDisposable
{
    private byte[]? _rented;

    /// <param name="pitch">Columns in memory: whole blocks.</param>
    /// <param name="rows">Rows in memory: whole blocks.</param>
    /// <param name="width">Columns that belong to the picture.</param>
    /// <param name="height">Rows that belong to the picture.</param>
    public JpegPlane(int pitch, int rows, int width, int height)
    {
        (Pitch, Width, Height) = (pitch, width, height);
        _rented = ArrayPool<byte>.Shared.Rent(checked(pitch * rows));
    }

    public int Pitch { get; }

    public int Width { get; }

    public int Height { get; }

    public byte[] Levels => _rented ?? throw new ObjectDisposedException(nameof(JpegPlane));

    /// <summary>A row of the picture; rows above and below it repeat its edges.</summary>
    public ReadOnlySpan<byte> Row(int y) => Levels.AsSpan(Math.Clamp(y, 0, Height - 1) * Pitch, Width);

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
