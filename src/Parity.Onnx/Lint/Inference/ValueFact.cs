using System.Collections.Immutable;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Inference;

/// <summary>What the graph shows about one value.</summary>
/// <param name="Type">The element type; undefined: not known.</param>
/// <param name="Shape">Its dimensions; null: not even their number is known.</param>
/// <param name="Content">The numbers themselves, for the small integer tensors that shapes are computed with; null: not known.</param>
internal sealed record ValueFact(OnnxDataType Type, ImmutableArray<Dim>? Shape, ImmutableArray<Dim>? Content = null)
{
    /// <summary>Nothing is known.</summary>
    public static ValueFact Unknown { get; } = new(OnnxDataType.Undefined, null);

    /// <summary>The number of dimensions, or null.</summary>
    public int? Rank => Shape?.Length;

    /// <summary>The content as numbers, or null when one of them is not known.</summary>
    public long[]? Numbers => Content is { } content && content.All(d => d.Size.HasValue) ? [.. content.Select(d => d.Size!.Value)] : null;

    /// <summary>The dimension at a place, counted from the end when negative; unknown where there is none.</summary>
    public Dim At(int axis) => Shape is { } shape && (axis < 0 ? axis + shape.Length : axis) is var i && i >= 0 && i < shape.Length ? shape[i] : Dim.Unknown;
}
