using System.Runtime.Intrinsics;

namespace Parity.Imaging;

/// <summary>Statistics of one channel, in float64.</summary>
/// <param name="Mean">The arithmetic mean.</param>
/// <param name="Std">The population standard deviation.</param>
/// <param name="Min">The smallest value; NaN when any value is NaN.</param>
/// <param name="Max">The largest value; NaN when any value is NaN.</param>
public sealed record ChannelStatistics(double Mean, double Std, double Min, double Max)
{
    /// <summary>Measures values that are stored next to each other.</summary>
    internal static ChannelStatistics Of(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
        {
            return new(0, 0, 0, 0);
        }

        // Fixed lanes whatever the machine has: a sum in another order would differ in its last digits, and goldens hold it.
        var sum = Sum(values, static v => v);
        var mean = sum / values.Length;
        var centre = Vector256.Create(mean);
        var squares = Sum(values, v => (v - centre) * (v - centre));
        var (min, max) = Extremes(values);
        return new(mean, Math.Sqrt(squares / values.Length), min, max);
    }

    private static double Sum(ReadOnlySpan<float> values, Func<Vector256<double>, Vector256<double>> of)
    {
        var total = Vector256<double>.Zero;
        var i = 0;
        for (; i + 4 <= values.Length; i += 4)
        {
            total += of(Widen(values.Slice(i, 4)));
        }

        Span<double> lanes = stackalloc double[4];
        total.CopyTo(lanes);
        for (; i < values.Length; i++)
        {
            lanes[0] += of(Vector256.Create((double)values[i]))[0];
        }

        return lanes[0] + lanes[1] + (lanes[2] + lanes[3]);
    }

    private static Vector256<double> Widen(ReadOnlySpan<float> four)
    {
        var (lower, upper) = Vector128.Widen(Vector128.Create(four));
        return Vector256.Create(lower, upper);
    }

    private static (float Min, float Max) Extremes(ReadOnlySpan<float> values)
    {
        var min = values[0];
        var max = values[0];
        foreach (var value in values)
        {
            min = MathF.Min(min, value);
            max = MathF.Max(max, value);
        }

        return (min, max);
    }
}
