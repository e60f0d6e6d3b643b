using System.Collections.Immutable;

namespace Parity.Onnx.Weights.Matching;

/// <summary>Finds how one tensor's values lie in another: in the same order, or with axes exchanged. Axes of size 1 do not count.</summary>
internal static class Arrangement
{
    private const int MaxRank = 5;

    /// <summary>The arrangement in which every value agrees within a relative tolerance of the tensor's largest value, with the largest difference; null when there is none.</summary>
    public static (WeightKind Kind, double MaxDifference)? Find(ReadOnlySpan<float> from, ImmutableArray<long> fromShape, ReadOnlySpan<float> to, ImmutableArray<long> toShape, double tolerance)
    {
        if (from.Length != to.Length || from.IsEmpty)
        {
            return null;
        }

        var limit = tolerance == 0 ? 0 : tolerance * Math.Max(Math.Abs(ValueRange.Of(from).Min), Math.Abs(ValueRange.Of(from).Max));
        if (Difference(from, to, limit) is { } same)
        {
            return (fromShape.AsSpan().SequenceEqual(toShape.AsSpan()) ? WeightKind.Identical : WeightKind.Reshaped, same);
        }

        var (source, target) = (Sizes(fromShape), Sizes(toShape));
        if (source.Length is < 2 or > MaxRank || source.Length != target.Length)
        {
            return null;
        }

        foreach (var order in Orders(source.Length).Skip(1))
        {
            if (order.Zip(target, (axis, size) => source[axis] == size).All(fits => fits) && Difference(from, source, order, to, limit) is { } exchanged)
            {
                return (WeightKind.Transposed, exchanged);
            }
        }

        return null;
    }

    /// <summary>The largest absolute difference of values that stand at the same place.</summary>
    public static double LargestDifference(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => Difference(a, b, double.PositiveInfinity) ?? double.NaN;

    private static double? Difference(ReadOnlySpan<float> from, ReadOnlySpan<float> to, double limit)
    {
        var largest = 0.0;
        for (var i = 0; i < from.Length; i++)
        {
            if (!Agrees(from[i], to[i], limit, ref largest))
            {
                return null;
            }
        }

        return largest;
    }

    private static double? Difference(ReadOnlySpan<float> from, int[] sizes, int[] order, ReadOnlySpan<float> to, double limit)
    {
        var strides = new int[sizes.Length];
        for (var (axis, stride) = (sizes.Length - 1, 1); axis >= 0; stride *= sizes[axis--])
        {
            strides[axis] = stride;
        }

        var position = new int[order.Length];
        var largest = 0.0;
        var at = 0;
        for (var i = 0; i < to.Length; i++)
        {
            if (!Agrees(from[at], to[i], limit, ref largest))
            {
                return null;
            }

            for (var axis = order.Length - 1; axis >= 0; axis--)
            {
                at += strides[order[axis]];
                if (++position[axis] < sizes[order[axis]])
                {
                    break;
                }

                at -= strides[order[axis]] * sizes[order[axis]];
                position[axis] = 0;
            }
        }

        return largest;
    }

    // Without a limit the bits must agree, so that NaN equals itself.
    private static bool Agrees(float a, float b, double limit, ref double largest)
    {
        if (BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b))
        {
            return true;
        }

        var difference = Math.Abs((double)a - b);
        largest = Math.Max(largest, difference);
        return difference <= limit;
    }

    private static int[] Sizes(ImmutableArray<long> shape) => [.. shape.Where(d => d != 1).Select(d => (int)d)];

    private static IEnumerable<int[]> Orders(int rank) => rank == 0
        ? [[]]
        : from rest in Orders(rank - 1)
          from place in Enumerable.Range(0, rank)
          let order = Insert(rest, rank - 1, rank - 1 - place)
          select order;

    private static int[] Insert(int[] order, int axis, int place) => [.. order[..place], axis, .. order[place..]];
}
