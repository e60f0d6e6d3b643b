namespace Parity.Imaging.Resizing;

/// <summary>OpenCV's two weights of 11 bits for each output along one axis: <c>Lower * in[Source] + Upper * in[Source + 1]</c>.</summary>
internal sealed class OpenCvLinearWeights
{
    /// <summary>Weights sum to this.</summary>
    public const int One = 1 << 11;

    private OpenCvLinearWeights(int size) => (Source, Lower, Upper, Pairs) = (new int[size], new short[size], new short[size], new int[size]);

    public int[] Source { get; }

    public short[] Lower { get; }

    public short[] Upper { get; }

    /// <summary>Both weights in one integer, the lower in its low half: as a vector of pairs wants them.</summary>
    public int[] Pairs { get; }

    /// <summary>Half-pixel centres in float32: <c>(i + 0.5) * in/out − 0.5</c>.</summary>
    public static OpenCvLinearWeights Centred(int inSize, int outSize, bool clamp)
    {
        var scale = 1 / ((double)outSize / inSize);
        return Make(inSize, outSize, clamp, i =>
        {
            var at = (float)(((i + 0.5) * scale) - 0.5);
            var source = (int)MathF.Floor(at);
            return (source, at - source);
        });
    }

    /// <summary>The weights <c>INTER_AREA</c> uses where it does not shrink both axes.</summary>
    public static OpenCvLinearWeights Area(int inSize, int outSize, bool clamp)
    {
        var inverse = (double)outSize / inSize;
        var scale = 1 / inverse;
        return Make(inSize, outSize, clamp, i =>
        {
            var source = (int)Math.Floor(i * scale);
            var fraction = (float)(i + 1 - ((source + 1) * inverse));
            return (source, fraction <= 0 ? 0 : fraction - MathF.Floor(fraction));
        });
    }

    // Columns are clamped with their weights. Rows keep their weights and only repeat the edge row, which rounds differently.
    private static OpenCvLinearWeights Make(int inSize, int outSize, bool clamp, Func<int, (int Source, float Fraction)> at)
    {
        var weights = new OpenCvLinearWeights(outSize);
        for (var i = 0; i < outSize; i++)
        {
            var (source, fraction) = at(i);
            if (clamp && source < 0)
            {
                (source, fraction) = (0, 0);
            }

            if (clamp && source >= inSize - 1)
            {
                (source, fraction) = (inSize - 1, 0);
            }

            weights.Source[i] = source;
            weights.Lower[i] = Quantise(1 - fraction);
            weights.Upper[i] = Quantise(fraction);
            weights.Pairs[i] = (ushort)weights.Lower[i] | (weights.Upper[i] << 16);
        }

        return weights;
    }

    private static short Quantise(float weight) => (short)MathF.Round(weight * One, MidpointRounding.ToEven);
}
