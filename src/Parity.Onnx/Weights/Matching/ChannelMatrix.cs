using Parity.Tensors;

namespace Parity.Onnx.Weights.Matching;

/// <summary>A weight seen as one row per output channel.</summary>
internal sealed class ChannelMatrix
{
    private readonly TensorData _rows;

    private ChannelMatrix(TensorData rows, long channels) => (_rows, Channels, Width) = (rows, (int)channels, channels == 0 ? 0 : (int)(rows.Count / channels));

    /// <summary>The number of output channels.</summary>
    public int Channels { get; }

    /// <summary>Values per channel.</summary>
    public int Width { get; }

    /// <summary>Brings the output channels' axis of a float32 tensor to the front.</summary>
    public static ChannelMatrix Of(TensorData tensor, int axis)
    {
        var channels = tensor.Shape[axis];
        if (axis == 0)
        {
            return new(tensor, channels);
        }

        var outer = (int)tensor.Shape.Take(axis).Aggregate(1L, (a, b) => a * b);
        var inner = (int)tensor.Shape.Skip(axis + 1).Aggregate(1L, (a, b) => a * b);
        var rows = TensorData.Zeros<float>(channels, (long)outer * inner);
        for (var o = 0; o < outer; o++)
        {
            for (var c = 0; c < channels; c++)
            {
                tensor.Span<float>().Slice(((o * (int)channels) + c) * inner, inner).CopyTo(rows.MutableSpan<float>()[(((c * outer) + o) * inner)..]);
            }
        }

        return new(rows, channels);
    }

    /// <summary>One channel's values.</summary>
    public ReadOnlySpan<float> Row(int channel) => _rows.Span<float>().Slice(channel * Width, Width);

    /// <summary>
    /// The factor of every channel by which this matrix becomes another, with the largest absolute difference that remains; NaN where the
    /// channel is zero on both sides. Null when some channel is no multiple.
    /// </summary>
    public (double[] Factors, double MaxDifference)? FactorsTo(ChannelMatrix other, double tolerance, Func<int, bool>? counts = null)
    {
        if (other.Channels != Channels || other.Width != Width)
        {
            return null;
        }

        var factors = new double[Channels];
        var largest = 0.0;
        for (var c = 0; c < Channels; c++)
        {
            if (Factor(Row(c), other.Row(c), tolerance, counts) is not { } found)
            {
                return null;
            }

            factors[c] = found.Factor;
            largest = Math.Max(largest, found.Difference);
        }

        return (factors, largest);
    }

    private static (double Factor, double Difference)? Factor(ReadOnlySpan<float> from, ReadOnlySpan<float> to, double tolerance, Func<int, bool>? counts)
    {
        var (peak, size) = (-1, 0f);
        for (var i = 0; i < from.Length; i++)
        {
            if (counts?.Invoke(i) != false)
            {
                peak = peak < 0 || Math.Abs(from[i]) > Math.Abs(from[peak]) ? i : peak;
                size = Math.Max(size, Math.Abs(to[i]));
            }
        }

        if (peak < 0 || from[peak] == 0)
        {
            return size == 0 ? (double.NaN, 0) : null;
        }

        var factor = to[peak] / (double)from[peak];
        var largest = 0.0;
        for (var i = 0; i < from.Length; i++)
        {
            if (counts?.Invoke(i) == false)
            {
                continue;
            }

            var difference = Math.Abs(to[i] - (factor * from[i]));
            if (!(difference <= tolerance * size))
            {
                return null;
            }

            largest = Math.Max(largest, difference);
        }

        return (factor, largest);
    }
}
