using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Parity.Specs;

namespace Parity.Imaging.Steps;

/// <summary>
/// <c>y = x / Divisor</c>, or <c>y = x * Factor</c>, in float32. The two differ: <c>x / 255</c> is not <c>x * (1/255)</c> for 126 of the 256
/// levels. YAML: <c>scale: 1/255</c> divides, <c>scale: 0.00392156862745098</c> multiplies.
/// </summary>
public sealed record ScaleStep : IPreprocessStep
{
    /// <summary>What values are divided by; 1 when they are multiplied.</summary>
    public float Divisor { get; private init; } = 1;

    /// <summary>What values are multiplied by; 1 when they are divided.</summary>
    public float Factor { get; private init; } = 1;

    /// <inheritdoc/>
    public string Name => "scale";

    /// <summary>A step that divides, as <c>image / 255</c> and torchvision's <c>to_tensor</c> do.</summary>
    public static ScaleStep DivideBy(float divisor) => new() { Divisor = divisor };

    /// <summary>A step that multiplies, as OpenCV's <c>blobFromImage</c> does.</summary>
    public static ScaleStep MultiplyBy(float factor) => new() { Factor = factor };

    /// <inheritdoc/>
    public void Apply(PreprocessState state) => state.MapValues((_, values) => Scale(values));

    /// <inheritdoc/>
    public SpecNode ToSpec(SpecLocation at) => StepNode.Single(
        at, Name, Factor == 1 ? string.Create(CultureInfo.InvariantCulture, $"1/{Divisor}") : Factor);

    internal static ScaleStep? Bind(MapReader reader)
    {
        if (reader.Node("by") is not SpecScalar { Text: var text } scalar)
        {
            reader.Problems.Add(reader.At, "\"scale\" needs a number: 1/255 to divide, 0.0039215686 to multiply.");
            return null;
        }

        var divides = text.StartsWith("1/", StringComparison.Ordinal);
        if (float.TryParse(divides ? text.AsSpan(2) : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value != 0 && float.IsFinite(value))
        {
            return divides ? DivideBy(value) : MultiplyBy(value);
        }

        reader.Problems.Add(scalar.At, $"\"scale\" must be 1/255 (divide) or a number other than 0 (multiply); found \"{text}\".");
        return null;
    }

    private void Scale(Span<float> values)
    {
        var whole = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (ref var vector in whole)
        {
            vector = Factor == 1 ? vector / new Vector<float>(Divisor) : vector * new Vector<float>(Factor);
        }

        foreach (ref var value in values[(whole.Length * Vector<float>.Count)..])
        {
            value = Factor == 1 ? value / Divisor : value * Factor;
        }
    }
}
