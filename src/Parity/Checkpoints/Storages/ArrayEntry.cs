using Parity.Checkpoints.Pickle;
using Parity.Tensors;

namespace Parity.Checkpoints.Storages;

/// <summary>A state dict entry that is a NumPy array inside the pickle.</summary>
internal sealed class ArrayEntry : StateEntry
{
    private readonly PickleArray _array;

    private ArrayEntry(string key, ElementType type, PickleArray array)
        : base(key, type, array.Shape) => _array = array;

    /// <summary>Makes the entry.</summary>
    /// <exception cref="CheckpointException">The number format is not read here.</exception>
    public static ArrayEntry Create(string path, string key, PickleArray array) => array.ElementType is { } type
        ? new(key, type, array)
        : throw new CheckpointException(path, CheckpointProblem.Unsupported, $"array \"{key}\" has the number format {array.TypeCode}, which is not read here. Save it as float32.");

    /// <inheritdoc/>
    public override TensorData Read()
    {
        var size = ElementType.SizeInBytes();
        var bytes = _array.IsColumnMajor ? Transposed(size) : _array.Bytes.ToArray();
        if (NumpyTypes.IsBigEndian(_array.TypeCode))
        {
            ByteOrder.Reverse(bytes, size);
        }

        return new(ElementType, Shape, bytes);
    }

    // Column-major order has stride 1 in the first dimension and the product of the sizes before it in every other.
    private byte[] Transposed(int size)
    {
        var strides = new long[Shape.Length];
        for (var (d, stride) = (0, 1L); d < strides.Length; stride *= Shape[d++])
        {
            strides[d] = stride;
        }

        var source = _array.Bytes.Span;
        var result = GC.AllocateUninitializedArray<byte>(source.Length);
        for (var i = 0; i < result.Length / size; i++)
        {
            long rest = i, place = 0;
            for (var d = strides.Length - 1; d >= 0; d--)
            {
                place += rest % Shape[d] * strides[d];
                rest /= Shape[d];
            }

            source.Slice((int)(place * size), size).CopyTo(result.AsSpan(i * size));
        }

        return result;
    }
}
