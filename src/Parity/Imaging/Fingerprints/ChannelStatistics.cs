using System.Runtime.InteropServices;
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

        var mean = Sum(values) / values.Length;
        var (min, max) = Extremes(values);
        return new(mean, Math.Sqrt(SumOfSquares(values, mean) / values.Length), min, max);
    }

    // Four lanes whatever the machine has: a sum in another order would differ in its last digits, and goldens hold it.
    private static double Sum(ReadOnlySpan<float> values)
    {
        var total = Vector256<double>.Zero;
        var whole = MemoryMarshal.Cast<float, Vector128<float>>(values);
        foreach (var four in whole)
        {
            total += Widen(four);
        }

        var rest = 0.0;
        foreach (var value in values[(4 * whole.Length)..])
        {
            rest += value;
        }

        return total[0] + total[1] + (total[2] + total[3]) + rest;
    }

    private static double SumOfSquares(ReadOnlySpan<float> values, double mean)
    {
        var total = Vector256<double>.Zero;
        var whole = MemoryMarshal.Cast<float, Vector128<float>>(values);
        foreach (var four in whole)
        {
            var distance = Widen(four) - Vector256.Create(mean);
            total += distance * distance;
        }

        var rest = 0.0;
        foreach (var value in values[(4 * whole.Length)..])
        {
            rest += (value - mean) * (value - mean);
        }

        return total[0] + total[1] + (total[2] + total[3]) + rest;
    }

    private static Vector256<double> Widen(Vector128<float> four)
    {
        var (lower, upper) = Vector128.Widen(four);
        return Vector256.Create(lower, upper);
    }

    private static (float Min, float Max) Extremes(ReadOnlySpan<float> values)
    {
        var (mins, maxs) = (Vector128.Create(values[0]), Vector128.Create(values[0]));
        var whole = MemoryMarshal.Cast<float, Vector128<float>>(values);
        foreach (var four in whole)
        {
            (mins, maxs) = (Vector128.Min(mins, four), Vector128.Max(maxs, four));
        }

        var (min, max) = (values[0], values[0]);
        for (var lane = 0; lane < 4; lane++)
        {
            (min, max) = (MathF.Min(min, mins[lane]), MathF.Max(max, maxs[lane]));
        }

        foreach (var value in values[(4 * whole.Length)..])
        {
            (min, max) = (MathF.Min(min, value), MathF.Max(max, value));
        }

        return (min, max);
    }
}
