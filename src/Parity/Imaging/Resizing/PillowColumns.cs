using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parity.Imaging.Resizing;

/// <summary>The pass down columns of Pillow's convolution: every target row is a weighted sum of source rows.</summary>
internal static class PillowColumns
{
    public static void Row(PixelBuffer source, Span<uint> target, int first, ReadOnlySpan<int> weights)
    {
        var rows = source.Pixels[(first * source.Width)..];
        var done = Avx2.IsSupported ? Wide(MemoryMarshal.AsBytes(rows), 4 * source.Width, MemoryMarshal.AsBytes(target), weights) / 4 : 0;
        for (var x = done; x < target.Length; x++)
        {
            var sum = Vector128.Create(PillowConvolution.Half);
            for (var k = 0; k < weights.Length; k++)
            {
                sum += PixelVector.Levels(rows[(k * source.Width) + x]) * weights[k];
            }

            target[x] = PixelVector.Pack(sum >> PillowWeights.Precision);
        }
    }

    // Sixteen levels at a time; returns how many were done.
    private static unsafe int Wide(ReadOnlySpan<byte> rows, int pitch, Span<byte> target, ReadOnlySpan<int> weights)
    {
        var i = 0;
        fixed (byte* from = rows, to = target)
        {
            for (; i + 16 <= target.Length; i += 16)
            {
                var low = Vector256.Create(PillowConvolution.Half);
                var high = low;
                var row = from + i;
                foreach (var weight in weights)
                {
                    low += Avx2.ConvertToVector256Int32(row) * weight;
                    high += Avx2.ConvertToVector256Int32(row + 8) * weight;
                    row += pitch;
                }

                // Packing works within 128-bit halves, so the quarters are put in order in between.
                var words = Avx2.PackSignedSaturate(low >> PillowWeights.Precision, high >> PillowWeights.Precision);
                var ordered = Avx2.Permute4x64(words.AsInt64(), 0b11_01_10_00).AsInt16();
                Sse2.PackUnsignedSaturate(ordered.GetLower(), ordered.GetUpper()).Store(to + i);
            }
        }

        return i;
    }
}
