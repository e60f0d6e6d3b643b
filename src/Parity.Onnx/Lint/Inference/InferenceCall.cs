using System.Collections.Immutable;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Inference;

/// <summary>One operator call while the shapes of its outputs are worked out.</summary>
internal sealed class InferenceCall(OnnxNode node, ImmutableArray<ValueFact> inputs, long opset, Action<SizeConflict> report)
{
    /// <summary>The call.</summary>
    public OnnxNode Node => node;

    /// <summary>The version of ONNX's operator set.</summary>
    public long Opset => opset;

    /// <summary>How many inputs there are.</summary>
    public int Count => inputs.Length;

    /// <summary>What is known of an input; nothing when it is left out.</summary>
    public ValueFact In(int index) => index < inputs.Length ? inputs[index] : ValueFact.Unknown;

    /// <summary>The shape of an input, or null.</summary>
    public ImmutableArray<Dim>? Shape(int index) => In(index).Shape;

    /// <summary>A whole-number setting.</summary>
    public long Int(string name, long fallback) => node.Attribute(name) is { } attribute ? attribute.Int : fallback;

    /// <summary>Numbers that older opsets keep as a setting and newer ones as an input; null when they are neither or not known.</summary>
    public long[]? Numbers(string attribute, int input) => node.Attribute(attribute) is { } setting ? [.. setting.Ints] : In(input).Numbers;

    /// <summary>An axis counted from the front; null when it lies outside.</summary>
    public static int? Axis(long axis, int rank) => axis >= -rank && axis < rank ? (int)(axis < 0 ? axis + rank : axis) : null;

    /// <summary>Notes that a size which varies meets one that does not.</summary>
    public void Conflict(Dim varying, string baked) => report(new(node, varying.Origin!, baked, varying.FromData));
}
