using System.Collections.Immutable;
using System.Numerics;
using Parity.Tensors;

namespace Parity.Comparison;

/// <summary>Measures tensors value by value, without copying where the number format allows it.</summary>
internal static class TensorDifference
{
    /// <summary>The largest absolute difference of two tensors of the same shape, over the places where both are finite; null without such a place.</summary>
    public static ExtremeDifference? Largest(TensorData reference, TensorData candidate)
    {
        var same = reference.ElementType == candidate.ElementType ? reference.ElementType : ElementType.Float16;
        return same switch
        {
            ElementType.Float32 => Largest(reference.Span<float>(), candidate.Span<float>(), reference.Shape),
            ElementType.Float64 => Largest(reference.Span<double>(), candidate.Span<double>(), reference.Shape),
            ElementType.Int64 => Largest(reference.Span<long>(), candidate.Span<long>(), reference.Shape),
            _ => Largest<float>(reference.ToFloat32(), candidate.ToFloat32(), reference.Shape),
        };
    }

    /// <summary>Counts NaN and infinity; null where every value is finite.</summary>
    public static NonFiniteOutput? NonFinite(ComparedSide side, string name, TensorData tensor) => tensor.ElementType switch
    {
        ElementType.Float32 => NonFinite(side, name, tensor.Span<float>(), tensor.Shape),
        ElementType.Float64 => NonFinite(side, name, tensor.Span<double>(), tensor.Shape),
        var type when type.IsFloatingPoint() => NonFinite<float>(side, name, tensor.ToFloat32(), tensor.Shape),
        _ => null,
    };

    private static ExtremeDifference? Largest<T>(ReadOnlySpan<T> reference, ReadOnlySpan<T> candidate, ImmutableArray<long> shape)
        where T : INumberBase<T>
    {
        var (worst, place) = (-1.0, -1);
        for (var i = 0; i < reference.Length; i++)
        {
            // A difference with NaN or infinity is not finite and never the larger one; those values are counted apart.
            var difference = Math.Abs(double.CreateTruncating(reference[i]) - double.CreateTruncating(candidate[i]));
            if (difference > worst && double.IsFinite(difference))
            {
                (worst, place) = (difference, i);
            }
        }

        return place < 0 ? null : new(worst, IndexOf(place, shape), double.CreateTruncating(reference[place]), double.CreateTruncating(candidate[place]));
    }

    private static NonFiniteOutput? NonFinite<T>(ComparedSide side, string name, ReadOnlySpan<T> values, ImmutableArray<long> shape)
        where T : INumberBase<T>
    {
        var (count, first) = (0L, -1);
        for (var i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]))
            {
                first = count++ == 0 ? i : first;
            }
        }

        return count == 0 ? null : new(side, name, count, IndexOf(first, shape));
    }

    private static ImmutableArray<long> IndexOf(long flat, ImmutableArray<long> shape)
    {
        var index = new long[shape.Length];
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            (flat, index[d]) = Math.DivRem(flat, shape[d]);
        }

        return [.. index];
    }
}
