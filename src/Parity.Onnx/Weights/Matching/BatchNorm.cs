namespace Parity.Onnx.Weights.Matching;

/// <summary>A BatchNorm of the checkpoint: at inference y = x·s + t with s = γ/√(σ²+ε) and t = β − μ·s, one pair a channel.</summary>
internal sealed class BatchNorm
{
    private static readonly double[] UsualEpsilons = [1e-5, 1e-3, 1e-4, 1e-6, 0];

    private BatchNorm(string name, CheckpointTensor mean, CheckpointTensor variance, CheckpointTensor? gamma, CheckpointTensor? beta) =>
        (Name, Mean, Variance, Gamma, Beta) = (name, mean, variance, gamma, beta);

    /// <summary>The module's key.</summary>
    public string Name { get; }

    /// <summary>μ.</summary>
    public CheckpointTensor Mean { get; }

    /// <summary>σ².</summary>
    public CheckpointTensor Variance { get; }

    /// <summary>γ; null: 1.</summary>
    public CheckpointTensor? Gamma { get; }

    /// <summary>β; null: 0.</summary>
    public CheckpointTensor? Beta { get; }

    /// <summary>The number of channels.</summary>
    public int Channels => Mean.Values.Length;

    /// <summary>Its tensors.</summary>
    public IEnumerable<CheckpointTensor> Tensors => new[] { Gamma, Beta, Mean, Variance }.OfType<CheckpointTensor>();

    /// <summary>The BatchNorms of a checkpoint: modules with a running mean and variance.</summary>
    public static IReadOnlyList<BatchNorm> FindAll(IReadOnlyList<CheckpointTensor> tensors)
    {
        var byName = tensors.ToDictionary(t => t.Name, StringComparer.Ordinal);
        return
        [
            .. from mean in tensors
               where mean.Name.EndsWith("running_mean", StringComparison.Ordinal) && mean.Shape.Length == 1
               let prefix = mean.Name[..^"running_mean".Length]
               where byName.TryGetValue(prefix + "running_var", out var v) && v.Shape.AsSpan().SequenceEqual(mean.Shape.AsSpan())
               select new BatchNorm(prefix.TrimEnd('.'), mean, byName[prefix + "running_var"], Affine(byName, prefix + "weight", mean), Affine(byName, prefix + "bias", mean)),
        ];
    }

    /// <summary>The epsilons worth trying: the architecture's own, or the usual ones.</summary>
    public static IReadOnlyList<double> Epsilons(double? known) => known is { } epsilon ? [epsilon] : UsualEpsilons;

    /// <summary>s for every channel.</summary>
    public double[] Scale(double epsilon)
    {
        var scale = new double[Channels];
        for (var c = 0; c < scale.Length; c++)
        {
            scale[c] = (Gamma?.Values[c] ?? 1.0) / Math.Sqrt(Variance.Values[c] + epsilon);
        }

        return scale;
    }

    /// <summary>t for every channel, with the bias of the layer before it: β + (b − μ)·s, and beside it the size of its terms, of which rounding is a part.</summary>
    public (double[] Shift, double[] Size) Shift(double[] scale, CheckpointTensor? layerBias)
    {
        var (shift, size) = (new double[Channels], new double[Channels]);
        for (var c = 0; c < shift.Length; c++)
        {
            var (beta, moved) = (Beta?.Values[c] ?? 0.0, ((layerBias?.Values[c] ?? 0.0) - Mean.Values[c]) * scale[c]);
            (shift[c], size[c]) = (beta + moved, Math.Abs(beta) + (Math.Abs((layerBias?.Values[c] ?? 0.0) * scale[c]) + Math.Abs(Mean.Values[c] * scale[c])));
        }

        return (shift, size);
    }

    /// <summary>The epsilon with which s equals measured factors, NaN standing for channels that could not be measured; null when none does.</summary>
    public double? EpsilonFor(double[] factors, double tolerance, double? known)
    {
        var fitting =
            from epsilon in Epsilons(known)
            let worst = Worst(Scale(epsilon), factors)
            where worst <= tolerance
            orderby worst
            select (double?)epsilon;
        return fitting.FirstOrDefault();
    }

    private static double Worst(double[] scale, double[] factors)
    {
        var worst = 0.0;
        for (var c = 0; c < scale.Length; c++)
        {
            if (!double.IsNaN(factors[c]))
            {
                worst = Math.Max(worst, Math.Abs(factors[c] - scale[c]) / Math.Max(Math.Abs(scale[c]), double.Epsilon));
            }

            if (double.IsNaN(scale[c]))
            {
                return double.PositiveInfinity;
            }
        }

        return worst;
    }

    private static CheckpointTensor? Affine(Dictionary<string, CheckpointTensor> byName, string name, CheckpointTensor mean) =>
        byName.TryGetValue(name, out var tensor) && tensor.Shape.AsSpan().SequenceEqual(mean.Shape.AsSpan()) ? tensor : null;
}
