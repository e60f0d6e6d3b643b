using Parity.Tensors;

namespace Parity.Onnx.Models;

/// <summary>Facts about <see cref="OnnxDataType"/> values.</summary>
public static class OnnxDataTypes
{
    /// <summary>The element type that <see cref="TensorData"/> uses for it, or null where it has none.</summary>
    public static ElementType? ToElementType(this OnnxDataType type) => type switch
    {
        OnnxDataType.Float32 => ElementType.Float32,
        OnnxDataType.Float64 => ElementType.Float64,
        OnnxDataType.Float16 => ElementType.Float16,
        OnnxDataType.BFloat16 => ElementType.BFloat16,
        OnnxDataType.Int8 => ElementType.Int8,
        OnnxDataType.Int16 => ElementType.Int16,
        OnnxDataType.Int32 => ElementType.Int32,
        OnnxDataType.Int64 => ElementType.Int64,
        OnnxDataType.UInt8 => ElementType.UInt8,
        OnnxDataType.Bool => ElementType.Bool,
        _ => null,
    };

    /// <summary>The ONNX number for an element type.</summary>
    public static OnnxDataType ToOnnx(this ElementType type) => type switch
    {
        ElementType.Float32 => OnnxDataType.Float32,
        ElementType.Float64 => OnnxDataType.Float64,
        ElementType.Float16 => OnnxDataType.Float16,
        ElementType.BFloat16 => OnnxDataType.BFloat16,
        ElementType.Int8 => OnnxDataType.Int8,
        ElementType.Int16 => OnnxDataType.Int16,
        ElementType.Int32 => OnnxDataType.Int32,
        ElementType.Int64 => OnnxDataType.Int64,
        ElementType.UInt8 => OnnxDataType.UInt8,
        _ => OnnxDataType.Bool,
    };

    /// <summary>The name users know: <c>float16</c>, <c>int64</c>, <c>text</c>, …</summary>
    public static string DisplayName(this OnnxDataType type) => type.ToString().ToLowerInvariant();
}
