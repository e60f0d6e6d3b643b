namespace Parity.Imaging.Resizing;

/// <summary>
/// Pillow's two-pass resize on 8-bit pixels: rows first, rounded to 8 bits, then columns; a pass that changes nothing is left out. Each result
/// is <c>clamp((Σ weight * level + 2^21) >> 22)</c> in 32-bit integers, so any order of summing gives the same bytes.
/// </summary>
internal static class PillowConvolution
{
    /// <summary>A half in the weights' fixed point, added before the fraction is cut off.</summary>
    public const int Half = 1 << (PillowWeights.Precision - 1);

    public static PixelBuffer Resize(PixelBuffer source, int width, int height, PillowKernel kernel)
    {
        if (height == source.Height)
        {
            return AlongRows(source, width, kernel);
        }

        if (width == source.Width)
        {
            return AlongColumns(source, height, kernel);
        }

        using var narrowed = AlongRows(source, width, kernel);
        return AlongColumns(narrowed, height, kernel);
    }

    private static PixelBuffer AlongRows(PixelBuffer source, int width, PillowKernel kernel)
    {
        var weights = new PillowWeights(source.Width, width, kernel);
        var target = new PixelBuffer(width, source.Height);
        PillowRows.Resize(source, target, weights);
        return target;
    }

    private static PixelBuffer AlongColumns(PixelBuffer source, int height, PillowKernel kernel)
    {
        var weights = new PillowWeights(source.Height, height, kernel);
        var target = new PixelBuffer(source.Width, height);
        for (var y = 0; y < height; y++)
        {
            PillowColumns.Row(source, target.Row(y), weights.Start[y], weights.Values.AsSpan(y * weights.Stride, weights.Count[y]));
        }

        return target;
    }
}
