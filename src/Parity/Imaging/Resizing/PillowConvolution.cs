using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parity.Imaging.Resizing;

/// <summary>
/// Pillow's two-pass resize on 8-bit pixels: rows first, rounded to 8 bits, then columns; a pass that changes nothing is left out. Each result
/// is <c>clamp((Σ weight * level + 2^21) >> 22)</c> in 32-bit integers, so any order of summing gives the same bytes.
/// </summary>
internal static class PillowConvolution
{
    private const int Half = 1 << (PillowWeights.Precision - 1);

    public static PixelBuffer Resize(PixelBuffer source, int width, int height, PillowKernel kernel)
    {
        if (height == source.Height)
        {
            return width == source.Width ? source : AlongRows(source, new(source.Width, width, kernel));
        }

        var columns = new PillowWeights(source.Height, height, kernel);
        if (width == source.Width)
        {
            return AlongColumns(source, columns);
        }

        using var narrowed = AlongRows(source, new(source.Width, width, kernel));
        return AlongColumns(narrowed, columns);
    }

    private static PixelBuffer AlongRows(PixelBuffer source, PillowWeights weights)
    {
        var target = new PixelBuffer(weights.Start.Length, source.Height);
        for (var y = 0; y < source.Height; y++)
        {
            Row(source.Row(y), target.Row(y), weights);
        }

        return target;
    }

    private static void Row(ReadOnlySpan<uint> source, Span<uint> target, PillowWeights weights)
    {
        ref var bytes = ref Unsafe.As<uint, byte>(ref MemoryMarshal.GetReference(source));
        ref var values = ref MemoryMarshal.GetArrayDataReference(weights.Values);
        for (var x = 0; x < target.Length; x++)
        {
            ref var weight = ref Unsafe.Add(ref values, x * weights.Stride);
            ref var from = ref Unsafe.Add(ref bytes, 4 * weights.Start[x]);
            var count = weights.Count[x];
            var pairs = Vector256<int>.Zero;
            var k = 0;
            for (; k + 2 <= count; k += 2)
            {
                // Two pixels make eight levels; each half of the vector has its own weight.
                var levels = Eight(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, 4 * k)));
                var both = Vector256.Create(Vector128.Create(Unsafe.Add(ref weight, k)), Vector128.Create(Unsafe.Add(ref weight, k + 1)));
                pairs += levels * both;
            }

            var sum = pairs.GetLower() + pairs.GetUpper() + Vector128.Create(Half);
            if (k < count)
            {
                sum += PixelVector.Levels(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref from, 4 * k))) * Vector128.Create(Unsafe.Add(ref weight, k));
            }

            target[x] = PixelVector.Pack(sum >> PillowWeights.Precision);
        }
    }

    private static PixelBuffer AlongColumns(PixelBuffer source, PillowWeights weights)
    {
        var target = new PixelBuffer(source.Width, weights.Start.Length);
        for (var y = 0; y < target.Height; y++)
        {
            Column(source, target.Row(y), weights.Start[y], weights.Values.AsSpan(y * weights.Stride, weights.Count[y]));
        }

        return target;
    }

    private static void Column(PixelBuffer source, Span<uint> target, int first, ReadOnlySpan<int> weights)
    {
        for (var x = 0; x < target.Length; x++)
        {
            var sum = Vector128.Create(Half);
            for (var k = 0; k < weights.Length; k++)
            {
                sum += PixelVector.Levels(source.Pixels[((first + k) * source.Width) + x]) * Vector128.Create(weights[k]);
            }

            target[x] = PixelVector.Pack(sum >> PillowWeights.Precision);
        }
    }

    private static Vector256<int> Eight(ulong pixels)
    {
        var (lower, upper) = Vector128.Widen(Vector128.WidenLower(Vector128.CreateScalarUnsafe(pixels).AsByte()));
        return Vector256.Create(lower, upper).AsInt32();
    }
}
