using System.Globalization;
using Parity.Running;
using Parity.Tensors;

namespace Parity.Detections;

/// <summary>What is known of a model's output before it runs.</summary>
/// <param name="Name">The output's name.</param>
/// <param name="Type">Its element type.</param>
/// <param name="Shape">Its shape; null: an axis whose length is not known before the model runs.</param>
public sealed record OutputSignature(string Name, ElementType Type, IReadOnlyList<long?> Shape)
{
    /// <summary>The signatures of outputs that a model returned, in its order.</summary>
    public static IReadOnlyList<OutputSignature> Of(RawOutputs outputs) =>
        [.. outputs.Names.Select(n => new OutputSignature(n, outputs[n].ElementType, [.. outputs[n].Shape.Select(d => (long?)d)]))];

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Type}[{string.Join(",", Shape.Select(d => d?.ToString(CultureInfo.InvariantCulture) ?? "?"))}]";
}
