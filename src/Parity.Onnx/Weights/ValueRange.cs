using System.Globalization;

namespace Parity.Onnx.Weights;

/// <summary>The smallest and largest value of a tensor.</summary>
public readonly record struct ValueRange(float Min, float Max)
{
    /// <summary>The range of some values; both ends are NaN when there are none or one of them is NaN.</summary>
    public static ValueRange Of(ReadOnlySpan<float> values) => values.IsEmpty
        ? new(float.NaN, float.NaN)
        : new(System.Numerics.Tensors.TensorPrimitives.Min(values), System.Numerics.Tensors.TensorPrimitives.Max(values));

    /// <summary><c>[-0.31, 0.34]</c>: three significant digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Min:G3}, {Max:G3}]");
}
