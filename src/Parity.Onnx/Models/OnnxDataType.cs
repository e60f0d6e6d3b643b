namespace Parity.Onnx.Models;

/// <summary>The element types of ONNX tensors, numbered as the format numbers them.</summary>
public enum OnnxDataType
{
    /// <summary>Not stated.</summary>
    Undefined = 0,

    /// <summary>float32.</summary>
    Float32 = 1,

    /// <summary>uint8.</summary>
    UInt8 = 2,

    /// <summary>int8.</summary>
    Int8 = 3,

    /// <summary>uint16.</summary>
    UInt16 = 4,

    /// <summary>int16.</summary>
    Int16 = 5,

    /// <summary>int32.</summary>
    Int32 = 6,

    /// <summary>int64.</summary>
    Int64 = 7,

    /// <summary>Text.</summary>
    Text = 8,

    /// <summary>bool, one byte.</summary>
    Bool = 9,

    /// <summary>float16.</summary>
    Float16 = 10,

    /// <summary>float64.</summary>
    Float64 = 11,

    /// <summary>uint32.</summary>
    UInt32 = 12,

    /// <summary>uint64.</summary>
    UInt64 = 13,

    /// <summary>Two float32.</summary>
    Complex64 = 14,

    /// <summary>Two float64.</summary>
    Complex128 = 15,

    /// <summary>bfloat16.</summary>
    BFloat16 = 16,

    /// <summary>8-bit float, 4 exponent bits, finite.</summary>
    Float8E4M3FN = 17,

    /// <summary>8-bit float, 4 exponent bits, no negative zero.</summary>
    Float8E4M3FNUZ = 18,

    /// <summary>8-bit float, 5 exponent bits.</summary>
    Float8E5M2 = 19,

    /// <summary>8-bit float, 5 exponent bits, no negative zero.</summary>
    Float8E5M2FNUZ = 20,

    /// <summary>Packed uint4.</summary>
    UInt4 = 21,

    /// <summary>Packed int4.</summary>
    Int4 = 22,

    /// <summary>Packed 4-bit float.</summary>
    Float4E2M1 = 23,
}
