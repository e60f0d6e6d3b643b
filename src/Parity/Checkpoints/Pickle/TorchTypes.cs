using Parity.Tensors;

namespace Parity.Checkpoints.Pickle;

/// <summary>PyTorch's names of number formats.</summary>
internal static class TorchTypes
{
    private static readonly Dictionary<string, string> ByStorage = new(StringComparer.Ordinal)
    {
        ["FloatStorage"] = "float32",
        ["DoubleStorage"] = "float64",
        ["HalfStorage"] = "float16",
        ["BFloat16Storage"] = "bfloat16",
        ["LongStorage"] = "int64",
        ["IntStorage"] = "int32",
        ["ShortStorage"] = "int16",
        ["CharStorage"] = "int8",
        ["ByteStorage"] = "uint8",
        ["BoolStorage"] = "bool",
        ["ComplexFloatStorage"] = "complex64",
        ["ComplexDoubleStorage"] = "complex128",
        ["QInt8Storage"] = "qint8",
        ["QUInt8Storage"] = "quint8",
        ["QInt32Storage"] = "qint32",
        ["QUInt4x2Storage"] = "quint4x2",
        ["QUInt2x4Storage"] = "quint2x4",
        ["UntypedStorage"] = "uint8",
    };

    /// <summary>The format of a typed storage class; null for an unknown class.</summary>
    public static string? OfStorage(string className) => ByStorage.GetValueOrDefault(className);

    /// <summary>The bytes that one of the storage's counted elements takes; 1 for an unknown class.</summary>
    public static int SizeOfStorage(string className) => SizeOf(OfStorage(className) ?? className);

    /// <summary>The element type of PyTorch's dtype name, or null for one that is not read here.</summary>
    public static ElementType? Parse(string name) => name switch
    {
        "float32" or "float" => ElementType.Float32,
        "float64" or "double" => ElementType.Float64,
        "float16" or "half" => ElementType.Float16,
        "bfloat16" => ElementType.BFloat16,
        "int8" => ElementType.Int8,
        "int16" or "short" => ElementType.Int16,
        "int32" or "int" => ElementType.Int32,
        "int64" or "long" => ElementType.Int64,
        "uint8" => ElementType.UInt8,
        "uint16" => ElementType.UInt16,
        "uint32" => ElementType.UInt32,
        "uint64" => ElementType.UInt64,
        "bool" => ElementType.Bool,
        _ => null,
    };

    /// <summary>The bytes one element takes, also for formats that are only measured; 1 for an unknown one.</summary>
    public static int SizeOf(string name) => Parse(name)?.SizeInBytes() ?? name switch
    {
        "complex128" => 16,
        "complex64" => 8,
        "complex32" or "qint32" => 4,
        _ => 1,
    };
}
