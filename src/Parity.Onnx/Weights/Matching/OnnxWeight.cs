using System.Collections.Immutable;
using Parity.Onnx.Models;
using Parity.Tensors;

namespace Parity.Onnx.Weights.Matching;

/// <summary>A floating-point tensor of the ONNX file, widened to float32, with the nodes that use it.</summary>
internal sealed class OnnxWeight(OnnxTensor tensor, string name)
{
    private readonly Lazy<TensorData> _data = new(() => Precision.Widen(tensor.Read()));

    /// <summary>Its name, or for a Constant the value it makes.</summary>
    public string Name => name;

    /// <summary>The stored element type.</summary>
    public OnnxDataType DataType => tensor.DataType;

    /// <summary>The size of each dimension.</summary>
    public ImmutableArray<long> Shape => tensor.Shape;

    /// <summary>The values in row-major order.</summary>
    public ReadOnlySpan<float> Values => Data.Span<float>();

    /// <summary>The values as a float32 tensor.</summary>
    public TensorData Data => _data.Value;

    /// <summary>The smallest and largest value.</summary>
    public ValueRange Range => ValueRange.Of(Values);

    /// <summary>Who uses it.</summary>
    public List<WeightUse> Uses { get; } = [];

    /// <summary>True when all values are the same.</summary>
    public bool IsUniform => Values.IsEmpty || !Values.ContainsAnyExcept(Values[0]);

    /// <summary>True when an operator uses it as a trained weight.</summary>
    public bool IsLayerWeight => Uses.Any(u => u.IsLayerWeight);

    /// <summary>True once it is known where its values come from.</summary>
    public bool IsExplained { get; set; }

    /// <summary>The largest relative difference that its element type's rounding explains.</summary>
    public double Tolerance => Precision.Tolerance(DataType);
}
