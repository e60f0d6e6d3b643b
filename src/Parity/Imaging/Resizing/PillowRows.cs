using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Parity.Imaging.Resizing;

/// <summary>The pass along rows of Pillow's convolution.</summary>
internal static class PillowRows
{
    private const int Together = 4;

    public static void Resize(PixelBuffer source, PixelBuffer target, PillowWeights weights)
    {
        var y = 0;
        for (; Avx2.IsSupported && y + Together <= source.Height; y += Together)
        {
            FourRows(source, target, y, weights);
        }

        for (; y < source.Height; y++)
        {
            Row(source.Row(y), target.Row(y), weights);
        }
    }

    private static void Row(ReadOnlySpan<uint> source, Span<uint> target, PillowWeights weights)
    {
        for (var x = 0; x < target.Length; x++)
        {
            var pixels = source.Slice(weights.Start[x], weights.Count[x]);
            var values = weights.Values.AsSpan(x * weights.Stride, pixels.Length);
            var sum = Vector128.Create(PillowConvolution.Half);
            for (var k = 0; k < pixels.Length; k++)
            {
                sum += PixelVector.Levels(pixels[k]) * values[k];
            }

            target[x] = PixelVector.Pack(sum >> PillowWeights.Precision);
        }
    }

    // Two pixels fill a vector of eight levels. Four rows share the cost of fetching and spreading the weights.
    private static unsafe void FourRows(PixelBuffer source, PixelBuffer target, int y, PillowWeights weights)
    {
        fixed (uint* from = source.Row(y), to = target.Row(y))
        fixed (int* values = weights.Values)
        {
            var (pitch, width) = (source.Width, target.Width);
            for (var x = 0; x < width; x++)
            {
                var weight = values + (x * weights.Stride);
                var pixel = from + weights.Start[x];
                var count = weights.Count[x];
                Vector256<int> a = default, b = default, c = default, d = default;
                var k = 0;
                for (; k + 2 <= count; k += 2)
                {
                    var both = Vector256.Create(Vector128.Create(weight[k]), Vector128.Create(weight[k + 1]));
                    a += Avx2.ConvertToVector256Int32((byte*)(pixel + k)) * both;
                    b += Avx2.ConvertToVector256Int32((byte*)(pixel + k + pitch)) * both;
                    c += Avx2.ConvertToVector256Int32((byte*)(pixel + k + (2 * pitch))) * both;
                    d += Avx2.ConvertToVector256Int32((byte*)(pixel + k + (3 * pitch))) * both;
                }

                Vector128<int> e = default, f = default, g = default, h = default;
                if (k < count)
                {
                    var last = Vector128.Create(weight[k]);
                    e = PixelVector.Levels(pixel[k]) * last;
                    f = PixelVector.Levels(pixel[k + pitch]) * last;
                    g = PixelVector.Levels(pixel[k + (2 * pitch)]) * last;
                    h = PixelVector.Levels(pixel[k + (3 * pitch)]) * last;
                }

                var packed = Pack(Total(a, e), Total(b, f), Total(c, g), Total(d, h));
                to[x] = packed[0];
                to[x + width] = packed[1];
                to[x + (2 * width)] = packed[2];
                to[x + (3 * width)] = packed[3];
            }
        }
    }

    private static Vector128<int> Total(Vector256<int> pairs, Vector128<int> last) =>
        (pairs.GetLower() + pairs.GetUpper() + last + Vector128.Create(PillowConvolution.Half)) >> PillowWeights.Precision;

    private static Vector128<uint> Pack(Vector128<int> a, Vector128<int> b, Vector128<int> c, Vector128<int> d) =>
        Sse2.PackUnsignedSaturate(Sse2.PackSignedSaturate(a, b), Sse2.PackSignedSaturate(c, d)).AsUInt32();
}
