using System.Runtime.InteropServices;

namespace Parity.Onnx.Weights.Matching;

/// <summary>
/// A hash of values that does not depend on their order: reshaped and transposed weights keep it. It is a sum, so the hash of
/// consecutive rows is the difference of two running sums.
/// </summary>
internal static class PermutationHash
{
    /// <summary>The hash of all values.</summary>
    public static ulong Of(ReadOnlySpan<float> values)
    {
        var sum = 0UL;
        foreach (var bits in MemoryMarshal.Cast<float, uint>(values))
        {
            sum += Mix(bits);
        }

        return sum;
    }

    /// <summary>Running sums: element r is the hash of the first r rows.</summary>
    public static ulong[] Running(ReadOnlySpan<float> values, int rows)
    {
        var sums = new ulong[rows + 1];
        var length = rows == 0 ? 0 : values.Length / rows;
        for (var row = 0; row < rows; row++)
        {
            sums[row + 1] = sums[row] + Of(values.Slice(row * length, length));
        }

        return sums;
    }

    // The finaliser of SplitMix64.
    private static ulong Mix(uint bits)
    {
        var z = bits + 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
