namespace Parity.Imaging;

/// <summary>Takes interleaved pixels apart into float32 planes, looking every level up in a table.</summary>
internal static class PlaneFilling
{
    public static unsafe void Fill(ReadOnlySpan<uint> pixels, ValueTable? table, Span<float> red, Span<float> green, Span<float> blue)
    {
        table ??= new ValueTable();
        if (red.Length != pixels.Length || green.Length != pixels.Length || blue.Length != pixels.Length)
        {
            throw new ArgumentException("Every plane needs one value per pixel.", nameof(pixels));
        }

        // Levels are bytes and rows of the table have 256 entries, so the look-ups need no bounds check.
        fixed (uint* from = pixels)
        fixed (float* r = red, g = green, b = blue, rs = table.Row(0), gs = table.Row(1), bs = table.Row(2))
        {
            for (var i = 0; i < pixels.Length; i++)
            {
                var pixel = from[i];
                r[i] = rs[pixel & 255];
                g[i] = gs[(pixel >> 8) & 255];
                b[i] = bs[(pixel >> 16) & 255];
            }
        }
    }
}
