using System.Buffers;
using System.Runtime.InteropServices;

namespace Parity.Imaging.Resizing;

/// <summary>
/// OpenCV's <c>INTER_LINEAR</c> on 8-bit pixels. Along a row: <c>h = w0 * p0 + w1 * p1</c>, exact in 32 bits. Down a column, with the four low
/// bits of h cut off first: <c>((v0 * (h0 >> 4)) >> 16) + ((v1 * (h1 >> 4)) >> 16) + 2 >> 2</c>.
/// </summary>
internal static class OpenCvLinear
{
    /// <summary>Resizes; an exact halving of both sides is an area mean, as OpenCV has it.</summary>
    public static PixelBuffer Resize(PixelBuffer source, int width, int height) =>
        2 * width == source.Width && 2 * height == source.Height
            ? OpenCvArea.Resize(source, width, height)
            : Resize(source, OpenCvLinearWeights.Centred(source.Width, width, clamp: true), OpenCvLinearWeights.Centred(source.Height, height, clamp: false));

    public static PixelBuffer Resize(PixelBuffer source, OpenCvLinearWeights columns, OpenCvLinearWeights rows)
    {
        var target = new PixelBuffer(columns.Source.Length, rows.Source.Length);
        var length = 4 * target.Width;
        var rented = ArrayPool<short>.Shared.Rent(2 * length);
        try
        {
            var cache = new RowCache(source, columns, rented, length);
            for (var y = 0; y < target.Height; y++)
            {
                var upper = cache.Row(rows.Source[y], other: rows.Source[y] + 1);
                var lower = cache.Row(rows.Source[y] + 1, other: rows.Source[y]);
                OpenCvLinearKernels.Blend(upper, rows.Lower[y], lower, rows.Upper[y], MemoryMarshal.AsBytes(target.Row(y)));
            }
        }
        finally
        {
            ArrayPool<short>.Shared.Return(rented);
        }

        return target;
    }

    /// <summary>Keeps the two last interpolated rows: neighbouring outputs share them.</summary>
    private sealed class RowCache(PixelBuffer source, OpenCvLinearWeights columns, short[] memory, int length)
    {
        private readonly int[] _held = [-1, -1];

        public ReadOnlySpan<short> Row(int y, int other)
        {
            var row = Math.Clamp(y, 0, source.Height - 1);
            var slot = Array.IndexOf(_held, row);
            if (slot < 0)
            {
                slot = _held[0] == Math.Clamp(other, 0, source.Height - 1) ? 1 : 0;
                _held[slot] = row;
                OpenCvLinearKernels.Interpolate(source.Row(row), columns, memory.AsSpan(slot * length, length));
            }

            return memory.AsSpan(slot * length, length);
        }
    }
}
