namespace Parity.Tensors;

/// <summary>Facts about <see cref="ElementType"/> values.</summary>
public static class ElementTypes
{
    /// <summary>The number of bytes one element takes.</summary>
    public static int SizeInBytes(this ElementType type) => type switch
    {
        ElementType.Float64 or ElementType.Int64 or ElementType.UInt64 => 8,
        ElementType.Float32 or ElementType.Int32 or ElementType.UInt32 => 4,
        ElementType.Float16 or ElementType.BFloat16 or ElementType.Int16 or ElementType.UInt16 => 2,
        _ => 1,
    };

    /// <summary>True for the formats that can hold NaN and infinity.</summary>
    public static bool IsFloatingPoint(this ElementType type) =>
        type is ElementType.Float32 or ElementType.Float64 or ElementType.Float16 or ElementType.BFloat16;

    /// <summary>The name PyTorch and NumPy users know: <c>float32</c>, <c>int64</c>, <c>bool</c>, …</summary>
    public static string DisplayName(this ElementType type) => type.ToString().ToLowerInvariant();

    /// <summary>The element type that the .NET type <typeparamref name="T"/> stores.</summary>
    /// <exception cref="NotSupportedException">No element type corresponds to <typeparamref name="T"/>.</exception>
    public static ElementType Of<T>()
        where T : unmanaged
    {
        var type = typeof(T);
        return type == typeof(float) ? ElementType.Float32
            : type == typeof(double) ? ElementType.Float64
            : type == typeof(Half) ? ElementType.Float16
            : type == typeof(sbyte) ? ElementType.Int8
            : type == typeof(short) ? ElementType.Int16
            : type == typeof(int) ? ElementType.Int32
            : type == typeof(long) ? ElementType.Int64
            : type == typeof(byte) ? ElementType.UInt8
            : type == typeof(ushort) ? ElementType.UInt16
            : type == typeof(uint) ? ElementType.UInt32
            : type == typeof(ulong) ? ElementType.UInt64
            : type == typeof(bool) ? ElementType.Bool
            : throw new NotSupportedException($"No tensor element type corresponds to {type}.");
    }
}
