using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parity.Imaging.Resizing;

/// <summary>
/// PyTorch's <c>interpolate(mode="bilinear", align_corners=False)</c> on float32 planes, as its AVX2 and AVX-512 kernels compute it: along the
/// row, then down, each <c>fma(p0, w0, p1 * w1)</c>. Source places come from <c>max((i + 0.5) * float32(in/out) − 0.5, 0)</c> in double.
/// </summary>
internal static class TorchBilinear
{
    public static FloatPlanes Resize(FloatPlanes source, int width, int height)
    {
        var columns = new TwoTaps(source.Width, width);
        var rows = new TwoTaps(source.Height, height);
        using var narrowed = new FloatPlanes(width, source.Height);
        var target = new FloatPlanes(width, height);
        for (var channel = 0; channel < 3; channel++)
        {
            for (var y = 0; y < source.Height; y++)
            {
                AlongRow(source.Row(channel, y), narrowed.Row(channel, y), columns);
            }

            for (var y = 0; y < height; y++)
            {
                var upper = narrowed.Row(channel, rows.First[y]);
                var lower = narrowed.Row(channel, rows.Second[y]);
                Blend(upper, rows.FirstWeight[y], lower, rows.SecondWeight[y], target.Row(channel, y));
            }
        }

        return target;
    }

    private static void AlongRow(ReadOnlySpan<float> source, Span<float> target, TwoTaps columns)
    {
        for (var x = 0; x < target.Length; x++)
        {
            var second = source[columns.Second[x]] * columns.SecondWeight[x];
            target[x] = MathF.FusedMultiplyAdd(source[columns.First[x]], columns.FirstWeight[x], second);
        }
    }

    private static void Blend(ReadOnlySpan<float> upper, float upperWeight, ReadOnlySpan<float> lower, float lowerWeight, Span<float> target)
    {
        var whole = MemoryMarshal.Cast<float, Vector256<float>>(target);
        var uppers = MemoryMarshal.Cast<float, Vector256<float>>(upper);
        var lowers = MemoryMarshal.Cast<float, Vector256<float>>(lower);
        for (var i = 0; i < whole.Length; i++)
        {
            whole[i] = Vector256.FusedMultiplyAdd(uppers[i], Vector256.Create(upperWeight), lowers[i] * lowerWeight);
        }

        for (var x = whole.Length * Vector256<float>.Count; x < target.Length; x++)
        {
            target[x] = MathF.FusedMultiplyAdd(upper[x], upperWeight, lower[x] * lowerWeight);
        }
    }

    /// <summary>The two neighbours of each output along one axis, and their weights.</summary>
    private sealed class TwoTaps
    {
        public TwoTaps(int inSize, int outSize)
        {
            (First, Second) = (new int[outSize], new int[outSize]);
            (FirstWeight, SecondWeight) = (new float[outSize], new float[outSize]);
            double scale = (float)inSize / outSize;
            for (var i = 0; i < outSize; i++)
            {
                var at = inSize == outSize ? i : Math.Max((scale * (i + 0.5)) - 0.5, 0);
                First[i] = Math.Min((int)at, inSize - 1);
                Second[i] = Math.Min(First[i] + 1, inSize - 1);
                SecondWeight[i] = (float)Math.Clamp(at - First[i], 0, 1);
                FirstWeight[i] = 1 - SecondWeight[i];
            }
        }

        public int[] First { get; }

        public int[] Second { get; }

        public float[] FirstWeight { get; }

        public float[] SecondWeight { get; }
    }
}
