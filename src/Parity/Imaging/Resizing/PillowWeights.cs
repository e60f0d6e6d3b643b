namespace Parity.Imaging.Resizing;

/// <summary>
/// The integer weights of Pillow's convolution along one axis: for output i, <see cref="Count"/>[i] weights from input
/// <see cref="Start"/>[i] on, at <see cref="Values"/>[i * <see cref="Stride"/>].
/// </summary>
internal sealed class PillowWeights
{
    /// <summary>Weights are integers of this many fractional bits: 32 bits less 8 for the level and 2 for overshoot.</summary>
    public const int Precision = 22;

    public PillowWeights(int inSize, int outSize, PillowKernel kernel)
    {
        var scale = (double)inSize / outSize;
        var widening = Math.Max(scale, 1);
        var support = kernel.Support * widening;
        Stride = ((int)Math.Ceiling(support) * 2) + 1;
        Start = new int[outSize];
        Count = new int[outSize];
        Values = new int[outSize * Stride];
        Span<double> weights = new double[Stride];
        for (var i = 0; i < outSize; i++)
        {
            var centre = (i + 0.5) * scale;
            var first = Math.Max(0, (int)(centre - support + 0.5));
            var count = Math.Min(inSize, (int)(centre + support + 0.5)) - first;
            Normalise(weights[..count], kernel, first - centre + 0.5, 1 / widening);
            (Start[i], Count[i]) = (first, count);
            Quantise(weights[..count], Values.AsSpan(i * Stride, count));
        }
    }

    public int Stride { get; }

    public int[] Start { get; }

    public int[] Count { get; }

    public int[] Values { get; }

    private static void Normalise(Span<double> weights, PillowKernel kernel, double from, double step)
    {
        var sum = 0.0;
        for (var x = 0; x < weights.Length; x++)
        {
            weights[x] = kernel.At((x + from) * step);
            sum += weights[x];
        }

        for (var x = 0; sum != 0 && x < weights.Length; x++)
        {
            weights[x] /= sum;
        }
    }

    private static void Quantise(ReadOnlySpan<double> weights, Span<int> target)
    {
        for (var x = 0; x < weights.Length; x++)
        {
            var scaled = weights[x] * (1 << Precision);
            target[x] = (int)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
        }
    }
}
