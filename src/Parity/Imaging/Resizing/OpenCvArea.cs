using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parity.Imaging.Resizing;

/// <summary>
/// OpenCV's <c>INTER_AREA</c>. Shrinking by whole numbers: <c>round(Σ * (1f / area))</c> of integer sums, and <c>(Σ + 2) >> 2</c> for 2x2. Other
/// shrinking: float32 sums along the row, then down, in that order. Otherwise linear with weights of its own.
/// </summary>
internal static class OpenCvArea
{
    public static PixelBuffer Resize(PixelBuffer source, int width, int height)
    {
        if (width > source.Width || height > source.Height)
        {
            return OpenCvLinear.Resize(source, OpenCvLinearWeights.Area(source.Width, width, clamp: true), OpenCvLinearWeights.Area(source.Height, height, clamp: false));
        }

        var (scaleX, scaleY) = (1 / ((double)width / source.Width), 1 / ((double)height / source.Height));
        var (wholeX, wholeY) = ((int)Math.Round(scaleX), (int)Math.Round(scaleY));
        return IsWhole(scaleX, wholeX) && IsWhole(scaleY, wholeY)
            ? Blocks(source, width, height, wholeX, wholeY)
            : Fractions(source, new(source.Width, width, scaleX), new(source.Height, height, scaleY));
    }

    // OpenCV compares with DBL_EPSILON.
    private static bool IsWhole(double scale, int whole) => Math.Abs(scale - whole) < 2.220446049250313e-16;

    private static PixelBuffer Blocks(PixelBuffer source, int width, int height, int blockWidth, int blockHeight)
    {
        var target = new PixelBuffer(width, height);
        var share = 1f / (blockWidth * blockHeight);
        var halves = blockWidth == 2 && blockHeight == 2;
        for (var y = 0; y < height; y++)
        {
            var row = target.Row(y);
            for (var x = 0; x < width; x++)
            {
                var sum = Vector128<int>.Zero;
                for (var i = 0; i < blockHeight; i++)
                {
                    foreach (var pixel in source.Row((y * blockHeight) + i).Slice(x * blockWidth, blockWidth))
                    {
                        sum += PixelVector.Levels(pixel);
                    }
                }

                row[x] = halves
                    ? PixelVector.Pack((sum + Vector128.Create(2)) >> 2)
                    : PixelVector.Pack(PixelVector.Round(Vector128.ConvertToSingle(sum) * share));
            }
        }

        return target;
    }

    private static PixelBuffer Fractions(PixelBuffer source, OpenCvAreaWeights columns, OpenCvAreaWeights rows)
    {
        var target = new PixelBuffer(columns.Size, rows.Size);
        var rented = ArrayPool<float>.Shared.Rent(8 * columns.Size);
        try
        {
            var narrowed = MemoryMarshal.Cast<float, Vector128<float>>(rented.AsSpan(0, 4 * columns.Size));
            var sums = MemoryMarshal.Cast<float, Vector128<float>>(rented.AsSpan(4 * columns.Size, 4 * columns.Size));
            for (var y = 0; y < target.Height; y++)
            {
                sums.Clear();
                for (var k = rows.First[y]; k < rows.First[y + 1]; k++)
                {
                    Narrow(source.Row(rows.Source[k]), columns, narrowed);
                    for (var x = 0; x < sums.Length; x++)
                    {
                        sums[x] += narrowed[x] * rows.Weight[k];
                    }
                }

                var row = target.Row(y);
                for (var x = 0; x < row.Length; x++)
                {
                    row[x] = PixelVector.Pack(PixelVector.Round(sums[x]));
                }
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }

        return target;
    }

    private static void Narrow(ReadOnlySpan<uint> source, OpenCvAreaWeights columns, Span<Vector128<float>> target)
    {
        for (var x = 0; x < target.Length; x++)
        {
            var sum = Vector128<float>.Zero;
            for (var k = columns.First[x]; k < columns.First[x + 1]; k++)
            {
                sum += Vector128.ConvertToSingle(PixelVector.Levels(source[columns.Source[k]])) * columns.Weight[k];
            }

            target[x] = sum;
        }
    }
}
