using Parity.Tensors;

namespace Parity.Checkpoints.Pickle;

/// <summary>NumPy's type codes: byte order, kind letter, bytes.</summary>
internal static class NumpyTypes
{
    /// <summary>The element type of a code such as <c>&lt;f4</c>, or null for one that is not read here.</summary>
    public static ElementType? Parse(string code) => code.TrimStart('<', '>', '=', '|') switch
    {
        "f4" => ElementType.Float32,
        "f8" => ElementType.Float64,
        "f2" => ElementType.Float16,
        "i1" => ElementType.Int8,
        "i2" => ElementType.Int16,
        "i4" => ElementType.Int32,
        "i8" => ElementType.Int64,
        "u1" => ElementType.UInt8,
        "u2" => ElementType.UInt16,
        "u4" => ElementType.UInt32,
        "u8" => ElementType.UInt64,
        "b1" => ElementType.Bool,
        _ => null,
    };

    /// <summary>The bytes one element takes; 1 for a format that is not read here.</summary>
    public static int SizeOf(string code) => Parse(code)?.SizeInBytes() ?? 1;

    /// <summary>True for big-endian codes.</summary>
    public static bool IsBigEndian(string code) => code.StartsWith('>');
}
