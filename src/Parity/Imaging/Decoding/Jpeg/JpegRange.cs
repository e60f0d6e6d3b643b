namespace Parity.Imaging.Jpeg;

/// <summary>
/// Tells blocks that no picture gives. Beyond 512 levels from the middle libjpeg-turbo's plain code wraps around where its vector code does
/// not, so that damaged files have no one answer.
/// </summary>
internal static class JpegRange
{
    private const int Side = 8;
    private const double Limit = 480;

    private static readonly double[] Cosines = MakeCosines();

    /// <summary>True when every level of the block, dequantised and in natural order, is near enough to what 8 bits hold.</summary>
    public static bool IsPlausible(ReadOnlySpan<short> block)
    {
        // No level deviates by more than the first coefficient's eighth and a quarter of all others: enough for nearly every block.
        var others = 0;
        for (var i = 1; i < block.Length; i++)
        {
            others += Math.Abs((int)block[i]);
        }

        return (Math.Abs((int)block[0]) / 8.0) + (others / 4.0) <= Limit || Largest(block) <= Limit;
    }

    // The inverse transform as it is defined (ITU T.81, A.3.3), rows and then columns.
    private static double Largest(ReadOnlySpan<short> block)
    {
        Span<double> rows = stackalloc double[Side * Side];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var u = 0; u < Side; u++)
            {
                rows[i] += block[(i & ~7) + u] * Cosines[((i & 7) * Side) + u];
            }
        }

        var largest = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            var level = 0.0;
            for (var v = 0; v < Side; v++)
            {
                level += rows[(v * Side) + (i & 7)] * Cosines[((i >> 3) * Side) + v];
            }

            largest = Math.Max(largest, Math.Abs(level));
        }

        return largest;
    }

    private static double[] MakeCosines()
    {
        var table = new double[Side * Side];
        for (var i = 0; i < table.Length; i++)
        {
            var (x, u) = (i / Side, i % Side);
            table[i] = (u == 0 ? Math.Sqrt(0.5) : 1) / 2 * Math.Cos(((2 * x) + 1) * u * Math.PI / (2 * Side));
        }

        return table;
    }
}
