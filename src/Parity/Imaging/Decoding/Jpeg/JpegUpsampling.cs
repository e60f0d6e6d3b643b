using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parity.Imaging.Jpeg;

/// <summary>
/// Brings chrominance rows to full width with the triangle filter of libjpeg ("fancy upsampling"): the nearer sample counts three times the
/// farther one, edges are repeated, and the rounding alternates.
/// </summary>
internal static class JpegUpsampling
{
    /// <summary>Half the columns, all rows: <c>(3 * near + far + 1 or 2) >> 2</c>.</summary>
    public static void Across(ReadOnlySpan<byte> row, Span<ushort> padded, Span<byte> target)
    {
        var sums = padded.Slice(1, row.Length);
        for (var x = 0; x < row.Length; x++)
        {
            sums[x] = row[x];
        }

        Spread(padded, row.Length, target, shift: 2, evenRounding: 1, oddRounding: 2);
    }

    /// <summary>Half the columns, half the rows: the same down first, without rounding, then <c>(3 * near + far + 8 or 7) >> 4</c>.</summary>
    public static void AcrossAndDown(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<ushort> padded, Span<byte> target)
    {
        var sums = padded.Slice(1, near.Length);
        var x = 0;
        for (; x + 16 <= near.Length; x += 16)
        {
            var (nearLow, nearHigh) = Vector128.Widen(Vector128.Create(near[x..]));
            var (farLow, farHigh) = Vector128.Widen(Vector128.Create(far[x..]));
            ((nearLow * 3) + farLow).CopyTo(sums[x..]);
            ((nearHigh * 3) + farHigh).CopyTo(sums[(x + 8)..]);
        }

        for (; x < near.Length; x++)
        {
            sums[x] = (ushort)((3 * near[x]) + far[x]);
        }

        Spread(padded, near.Length, target, shift: 4, evenRounding: 8, oddRounding: 7);
    }

    // The first and last entry of the padded row repeat its neighbours, so that the edges need no case of their own.
    private static void Spread(Span<ushort> padded, int count, Span<byte> target, int shift, ushort evenRounding, ushort oddRounding)
    {
        (padded[0], padded[count + 1]) = (padded[1], padded[count]);
        var pairs = MemoryMarshal.Cast<byte, ushort>(target);
        var x = 0;
        for (; x + 16 <= count; x += 16)
        {
            var here = Vector256.Create<ushort>(padded[(x + 1)..]) * 3;
            var even = (here + Vector256.Create<ushort>(padded[x..]) + Vector256.Create(evenRounding)) >> shift;
            var odd = (here + Vector256.Create<ushort>(padded[(x + 2)..]) + Vector256.Create(oddRounding)) >> shift;
            (even | (odd << 8)).CopyTo(pairs[x..]);
        }

        for (; x < count; x++)
        {
            var here = 3 * padded[x + 1];
            var even = (here + padded[x] + evenRounding) >> shift;
            var odd = (here + padded[x + 2] + oddRounding) >> shift;
            pairs[x] = (ushort)(even | (odd << 8));
        }
    }
}
