using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Parity.Tensors;

/// <summary>
/// A dense tensor in row-major (C) order, little-endian, in managed memory: the only tensor that crosses project borders.
/// A scalar has the empty shape.
/// </summary>
public sealed class TensorData
{
    private readonly byte[] _bytes;

    /// <summary>Wraps <paramref name="bytes"/> without copying; the caller hands them over.</summary>
    /// <exception cref="ArgumentException">The byte count does not fit the shape and element type.</exception>
    public TensorData(ElementType elementType, ImmutableArray<long> shape, byte[] bytes)
    {
        ElementType = elementType;
        Shape = shape;
        Count = CountOf(shape.AsSpan());
        if (bytes.LongLength != Count * elementType.SizeInBytes())
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"A {elementType.DisplayName()} tensor {FormatShape(shape)} takes {Count * elementType.SizeInBytes()} bytes; got {bytes.LongLength}."),
                nameof(bytes));
        }

        _bytes = bytes;
    }

    /// <summary>The number format of the elements.</summary>
    public ElementType ElementType { get; }

    /// <summary>The size of each dimension, outermost first.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>The number of elements: the product of <see cref="Shape"/>.</summary>
    public long Count { get; }

    /// <summary>The elements as little-endian bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Copies <paramref name="values"/> into a new tensor of the given shape.</summary>
    public static TensorData From<T>(ReadOnlySpan<T> values, params ReadOnlySpan<long> shape)
        where T : unmanaged =>
        new(ElementTypes.Of<T>(), [.. shape], MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>Copies <paramref name="values"/> into a new tensor of the given shape.</summary>
    public static TensorData From<T>(T[] values, params ReadOnlySpan<long> shape)
        where T : unmanaged => From((ReadOnlySpan<T>)values, shape);

    /// <summary>A new tensor of zeros whose elements are then written through <see cref="MutableSpan{T}"/>.</summary>
    public static TensorData Zeros<T>(params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        var type = ElementTypes.Of<T>();
        return new(type, [.. shape], new byte[checked((int)(CountOf(shape) * type.SizeInBytes()))]);
    }

    /// <summary>The elements, when they have the element type that <typeparamref name="T"/> stores.</summary>
    /// <exception cref="InvalidOperationException">The tensor holds another element type.</exception>
    public ReadOnlySpan<T> Span<T>()
        where T : unmanaged => MutableSpan<T>();

    /// <summary>The elements for writing, to be used only by the code that creates the tensor.</summary>
    /// <exception cref="InvalidOperationException">The tensor holds another element type.</exception>
    public Span<T> MutableSpan<T>()
        where T : unmanaged =>
        ElementTypes.Of<T>() == ElementType
            ? MemoryMarshal.Cast<byte, T>(_bytes.AsSpan())
            : throw new InvalidOperationException($"Expected a {ElementTypes.Of<T>().DisplayName()} tensor, found {ElementType.DisplayName()} {FormatShape(Shape)}.");

    /// <summary>The elements converted to float32: exact for float16, bfloat16, bool and small integers, rounded for the rest.</summary>
    public float[] ToFloat32()
    {
        var result = new float[Count];
        switch (ElementType)
        {
            case ElementType.Float32: Span<float>().CopyTo(result); break;
            case ElementType.Float64: Convert<double>(result, static v => (float)v); break;
            case ElementType.Float16: Convert<Half>(result, static v => (float)v); break;
            case ElementType.BFloat16: ConvertRaw<ushort>(result, static v => BitConverter.UInt32BitsToSingle((uint)v << 16)); break;
            case ElementType.Int8: Convert<sbyte>(result, static v => v); break;
            case ElementType.Int16: Convert<short>(result, static v => v); break;
            case ElementType.Int32: Convert<int>(result, static v => v); break;
            case ElementType.Int64: Convert<long>(result, static v => v); break;
            case ElementType.UInt16: Convert<ushort>(result, static v => v); break;
            case ElementType.UInt32: Convert<uint>(result, static v => v); break;
            case ElementType.UInt64: Convert<ulong>(result, static v => v); break;
            default: Convert(_bytes, result, static v => v); break;
        }

        return result;
    }

    /// <summary>The same elements under another shape with the same element count.</summary>
    public TensorData Reshape(params ReadOnlySpan<long> shape) => new(ElementType, [.. shape], _bytes);

    /// <inheritdoc/>
    public override string ToString() => $"{ElementType.DisplayName()} {FormatShape(Shape)}";

    /// <summary>Writes a shape the way users read it: <c>[1,3,640,640]</c>.</summary>
    public static string FormatShape(IEnumerable<long> shape) =>
        "[" + string.Join(',', shape.Select(d => d.ToString(CultureInfo.InvariantCulture))) + "]";

    private static long CountOf(ReadOnlySpan<long> shape)
    {
        var count = 1L;
        foreach (var dimension in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(shape));
            count = checked(count * dimension);
        }

        return count;
    }

    private void Convert<T>(float[] result, Func<T, float> convert)
        where T : unmanaged => Convert(Span<T>(), result, convert);

    private void ConvertRaw<T>(float[] result, Func<T, float> convert)
        where T : unmanaged => Convert(MemoryMarshal.Cast<byte, T>(_bytes.AsSpan()), result, convert);

    private static void Convert<T>(ReadOnlySpan<T> source, float[] result, Func<T, float> convert)
    {
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = convert(source[i]);
        }
    }
}
