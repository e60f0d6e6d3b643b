using Parity.Onnx.Models;
using Parity.Tensors;

namespace Parity.Onnx.Weights.Matching;

/// <summary>How exactly an ONNX tensor can hold a value computed from the checkpoint.</summary>
internal static class Precision
{
    // A few roundings: of the square root, the quotient and the product. Two epochs of a training differ by a hundred times more.
    private const double Float32 = 1e-5;

    /// <summary>The largest relative difference that rounding explains.</summary>
    public static double Tolerance(OnnxDataType type) => type switch
    {
        OnnxDataType.Float16 => 2e-3,
        OnnxDataType.BFloat16 => 1.6e-2,
        _ => Float32,
    };

    /// <summary>The same values as float32; a float32 tensor itself, which may be large, is not copied.</summary>
    public static TensorData Widen(TensorData data) => data.ElementType == ElementType.Float32 ? data : TensorData.From(data.ToFloat32(), data.Shape.AsSpan());

    /// <summary>Values as the ONNX tensor's element type would store them.</summary>
    public static ReadOnlySpan<float> Round(ReadOnlySpan<float> values, OnnxDataType type) => type switch
    {
        OnnxDataType.Float16 => Array.ConvertAll(values.ToArray(), v => (float)(Half)v),
        OnnxDataType.BFloat16 => Array.ConvertAll(values.ToArray(), RoundToBFloat16),
        _ => values,
    };

    // To the nearest, ties to even, as converters do.
    private static float RoundToBFloat16(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value) ? value : BitConverter.UInt32BitsToSingle((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000);
    }
}
