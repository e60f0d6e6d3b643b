using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parity.Imaging.Resizing;

/// <summary>The two inner loops of OpenCV's linear resize.</summary>
internal static class OpenCvLinearKernels
{
    /// <summary>Blends two pixels of a row for every output, four low bits cut off.</summary>
    public static void Interpolate(ReadOnlySpan<uint> source, OpenCvLinearWeights columns, Span<short> target)
    {
        var done = Avx2.IsSupported ? InterpolatePairs(source, columns, target) : 0;
        for (var x = done; x < columns.Source.Length; x++)
        {
            var from = columns.Source[x];
            var left = PixelVector.Levels(source[from]);
            var right = PixelVector.Levels(source[Math.Min(from + 1, source.Length - 1)]);
            var sum = ((left * columns.Lower[x]) + (right * columns.Upper[x])) >> 4;
            Vector128.Narrow(sum, sum).GetLower().CopyTo(target[(4 * x)..]);
        }
    }

    /// <summary>Blends two interpolated rows and rounds to levels.</summary>
    public static void Blend(ReadOnlySpan<short> upper, short upperWeight, ReadOnlySpan<short> lower, short lowerWeight, Span<byte> target)
    {
        var i = 0;
        for (; Avx2.IsSupported && i + 32 <= target.Length; i += 32)
        {
            var first = BlendWords(upper[i..], upperWeight, lower[i..], lowerWeight);
            var second = BlendWords(upper[(i + 16)..], upperWeight, lower[(i + 16)..], lowerWeight);
            var packed = Avx2.PackUnsignedSaturate(first, second);
            Avx2.Permute4x64(packed.AsInt64(), 0b11_01_10_00).AsByte().CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] = (byte)((((upperWeight * upper[i]) >> 16) + ((lowerWeight * lower[i]) >> 16) + 2) >> 2);
        }
    }

    private static Vector256<short> BlendWords(ReadOnlySpan<short> upper, short upperWeight, ReadOnlySpan<short> lower, short lowerWeight) =>
        (Avx2.MultiplyHigh(Vector256.Create(upper), Vector256.Create(upperWeight))
            + Avx2.MultiplyHigh(Vector256.Create(lower), Vector256.Create(lowerWeight))
            + Vector256.Create((short)2)) >> 2;

    // Two outputs at a time. Each reads its two neighbouring pixels as eight bytes, so the last column, which has no neighbour, is left.
    private static unsafe int InterpolatePairs(ReadOnlySpan<uint> source, OpenCvLinearWeights columns, Span<short> target)
    {
        var interleave = Vector128.Create((byte)0, 4, 1, 5, 2, 6, 3, 7, 8, 12, 9, 13, 10, 14, 11, 15);
        var last = source.Length - 2;
        var x = 0;
        fixed (uint* pixels = source)
        fixed (int* from = columns.Source, weights = columns.Pairs)
        fixed (short* to = target)
        {
            for (; x + 2 <= columns.Source.Length && from[x + 1] <= last; x += 2)
            {
                var bytes = Vector128.Create(*(ulong*)(pixels + from[x]), *(ulong*)(pixels + from[x + 1])).AsByte();
                var words = Avx2.ConvertToVector256Int16(Ssse3.Shuffle(bytes, interleave));
                var both = Vector256.Create(Vector128.Create(weights[x]), Vector128.Create(weights[x + 1])).AsInt16();
                var sums = Avx2.MultiplyAddAdjacent(words, both) >> 4;
                Sse2.PackSignedSaturate(sums.GetLower(), sums.GetUpper()).Store(to + (4 * x));
            }
        }

        return x;
    }
}
