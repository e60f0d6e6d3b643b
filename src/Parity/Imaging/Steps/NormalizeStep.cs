using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>
/// <c>y = (x - Mean[c]) / Std[c]</c> in float32, subtraction first, then division, as torchvision's <c>normalize</c> and MMEngine's data
/// preprocessor do. Channels count in the order at this point. YAML: <c>normalize: { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] }</c>.
/// </summary>
public sealed record NormalizeStep : IPreprocessStep
{
    /// <summary>Takes three means and three standard deviations, in the units of the values at this point.</summary>
    /// <exception cref="ArgumentException">Not three of each, or a deviation of 0.</exception>
    public NormalizeStep(ImmutableArray<float> mean, ImmutableArray<float> std)
    {
        if (mean.Length != 3 || std.Length != 3 || std.Contains(0f))
        {
            throw new ArgumentException("Normalising takes three means and three standard deviations other than 0.");
        }

        (Mean, Std) = (mean, std);
    }

    /// <summary>ImageNet's statistics of RGB in 0..1.</summary>
    public static NormalizeStep ImageNet { get; } = new([0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]);

    /// <summary>What is subtracted from each channel.</summary>
    public ImmutableArray<float> Mean { get; }

    /// <summary>What each channel is divided by.</summary>
    public ImmutableArray<float> Std { get; }

    /// <inheritdoc/>
    public string Name => "normalize";

    /// <inheritdoc/>
    public void Apply(PreprocessState state) => state.MapValues((channel, values) => Normalize(values, Mean[channel], Std[channel]));

    /// <inheritdoc/>
    public SpecNode ToSpec(SpecLocation at) => StepNode.Of(at, Name, ("mean", Mean), ("std", Std));

    /// <inheritdoc/>
    public bool Equals(NormalizeStep? other) => other is not null && Mean.SequenceEqual(other.Mean) && Std.SequenceEqual(other.Std);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Mean[0], Mean[1], Mean[2], Std[0], Std[1], Std[2]);

    internal static NormalizeStep? Bind(MapReader reader)
    {
        var mean = StepNumbers.Read(reader, "mean", 3);
        var std = StepNumbers.Read(reader, "std", 3);
        if (std?.Contains(0f) == true)
        {
            reader.Problems.Add(reader.At, "\"std\" must not contain 0: values are divided by it.");
            return null;
        }

        return mean is null || std is null ? null : new([.. mean], [.. std]);
    }

    private static void Normalize(Span<float> values, float mean, float std)
    {
        var whole = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (ref var vector in whole)
        {
            vector = (vector - new Vector<float>(mean)) / new Vector<float>(std);
        }

        foreach (ref var value in values[(whole.Length * Vector<float>.Count)..])
        {
            value = (value - mean) / std;
        }
    }
}
