namespace Parity.Imaging.Resizing;

/// <summary>Takes one source pixel for each target pixel; the libraries differ in which.</summary>
internal static class NearestSampling
{
    public static PixelBuffer Resize(PixelBuffer source, int width, int height, Func<int, int, int[]> sources)
    {
        var columns = sources(source.Width, width);
        var rows = sources(source.Height, height);
        var target = new PixelBuffer(width, height);
        for (var y = 0; y < height; y++)
        {
            var from = source.Row(rows[y]);
            var to = target.Row(y);
            for (var x = 0; x < to.Length; x++)
            {
                to[x] = from[columns[x]];
            }
        }

        return target;
    }

    /// <summary>Pillow: the pixel under the centre, found by adding the step again and again in double (so its rounding accumulates).</summary>
    public static int[] Pillow(int inSize, int outSize)
    {
        var step = (double)inSize / outSize;
        var at = step * 0.5;
        var sources = new int[outSize];
        for (var i = 0; i < outSize; i++)
        {
            sources[i] = Math.Min((int)at, inSize - 1);
            at += step;
        }

        return sources;
    }

    /// <summary>OpenCV: <c>min(floor(i / (out / in)), in − 1)</c>, without half-pixel centres.</summary>
    public static int[] OpenCv(int inSize, int outSize)
    {
        var step = 1 / ((double)outSize / inSize);
        var sources = new int[outSize];
        for (var i = 0; i < outSize; i++)
        {
            sources[i] = Math.Min((int)Math.Floor(i * step), inSize - 1);
        }

        return sources;
    }
}
