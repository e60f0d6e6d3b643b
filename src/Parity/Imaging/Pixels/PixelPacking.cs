using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parity.Imaging;

/// <summary>Moves pixels between three and four bytes each.</summary>
internal static class PixelPacking
{
    private static readonly Vector128<byte> PackOrder =
        Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255);

    private static readonly Vector128<byte> ExpandOrder =
        Vector128.Create((byte)0, 1, 2, 255, 3, 4, 5, 255, 6, 7, 8, 255, 9, 10, 11, 255);

    /// <summary>Drops the fourth byte of every pixel.</summary>
    public static void Pack(ReadOnlySpan<uint> source, Span<byte> packed)
    {
        var bytes = MemoryMarshal.AsBytes(source);
        var i = 0;

        // Sixteen bytes are written for twelve of content: stop where that would reach past the end.
        for (; (3 * i) + 16 <= packed.Length && i + 4 <= source.Length; i += 4)
        {
            Vector128.Shuffle(Vector128.Create(bytes.Slice(4 * i, 16)), PackOrder).CopyTo(packed[(3 * i)..]);
        }

        for (; i < source.Length; i++)
        {
            bytes.Slice(4 * i, 3).CopyTo(packed[(3 * i)..]);
        }
    }

    /// <summary>Adds a fourth byte to every pixel.</summary>
    public static void Expand(ReadOnlySpan<byte> packed, Span<uint> target)
    {
        var bytes = MemoryMarshal.AsBytes(target);
        var i = 0;
        for (; (3 * i) + 16 <= packed.Length; i += 4)
        {
            Vector128.Shuffle(Vector128.Create(packed.Slice(3 * i, 16)), ExpandOrder).CopyTo(bytes[(4 * i)..]);
        }

        for (; i < target.Length; i++)
        {
            packed.Slice(3 * i, 3).CopyTo(bytes[(4 * i)..]);
            bytes[(4 * i) + 3] = 0;
        }
    }
}
