using System.Runtime.Intrinsics;

namespace Parity.Imaging.Resizing;

/// <summary>
/// PyTorch's <c>interpolate(mode="bilinear", align_corners=False, antialias=True)</c> on float32 planes: the triangle of Pillow's bilinear, but
/// with float32 weights and no rounding between the passes, rows first.
/// </summary>
/// <remarks>
/// Sums are those of PyTorch 1.13's AVX2 and AVX-512 builds, whose compiler takes the products after the first four at a time
/// (multiplied, then added) and fuses the remaining ones. Another build may differ in the last bit of a float.
/// </remarks>
internal static class TorchAntialias
{
    private const int Group = 4;

    public static FloatPlanes Resize(FloatPlanes source, int width, int height)
    {
        var columns = new Taps(source.Width, width);
        var rows = new Taps(source.Height, height);
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
                Down(narrowed.Plane(channel)[(rows.First[y] * width)..], rows.Weights[y], target.Row(channel, y));
            }
        }

        return target;
    }

    private static void AlongRow(ReadOnlySpan<float> source, Span<float> target, Taps columns)
    {
        for (var x = 0; x < target.Length; x++)
        {
            var weights = columns.Weights[x];
            var values = source.Slice(columns.First[x], weights.Length);
            var grouped = Grouped(weights.Length);
            var sum = values[0] * weights[0];
            for (var k = 1; k < weights.Length; k++)
            {
                sum = k < grouped ? sum + (values[k] * weights[k]) : MathF.FusedMultiplyAdd(values[k], weights[k], sum);
            }

            target[x] = sum;
        }
    }

    private static void Down(ReadOnlySpan<float> rows, float[] weights, Span<float> target)
    {
        var grouped = Grouped(weights.Length);
        var x = 0;
        for (; x + Vector256<float>.Count <= target.Length; x += Vector256<float>.Count)
        {
            var sum = Vector256.Create(rows[x..]) * weights[0];
            for (var k = 1; k < weights.Length; k++)
            {
                var values = Vector256.Create(rows[((k * target.Length) + x)..]);
                sum = k < grouped ? sum + (values * weights[k]) : Vector256.FusedMultiplyAdd(values, Vector256.Create(weights[k]), sum);
            }

            sum.CopyTo(target[x..]);
        }

        for (; x < target.Length; x++)
        {
            var sum = rows[x] * weights[0];
            for (var k = 1; k < weights.Length; k++)
            {
                var value = rows[(k * target.Length) + x];
                sum = k < grouped ? sum + (value * weights[k]) : MathF.FusedMultiplyAdd(value, weights[k], sum);
            }

            target[x] = sum;
        }
    }

    /// <summary>The index of the first product that is fused.</summary>
    private static int Grouped(int count) => 1 + ((count - 1) / Group * Group);

    /// <summary>The inputs of each output along one axis, and their float32 weights.</summary>
    private sealed class Taps
    {
        public Taps(int inSize, int outSize)
        {
            (First, Weights) = (new int[outSize], new float[outSize][]);
            var scale = (float)inSize / outSize;
            var support = Math.Max(scale, 1f);
            var inverse = 1f / support;
            for (var i = 0; i < outSize; i++)
            {
                var centre = scale * (i + 0.5f);
                First[i] = Math.Max((int)(centre - support + 0.5f), 0);
                Weights[i] = new float[Math.Min((int)(centre + support + 0.5f), inSize) - First[i]];
                var sum = 0f;
                for (var k = 0; k < Weights[i].Length; k++)
                {
                    var distance = MathF.Abs((k + First[i] - centre + 0.5f) * inverse);
                    Weights[i][k] = distance < 1 ? 1 - distance : 0;
                    sum += Weights[i][k];
                }

                for (var k = 0; sum != 0 && k < Weights[i].Length; k++)
                {
                    Weights[i][k] /= sum;
                }
            }
        }

        public int[] First { get; }

        public float[][] Weights { get; }
    }
}
