using System.Collections.Immutable;
using Parity.Checkpoints.Pickle;
using Parity.Tensors;

namespace Parity.Checkpoints.Storages;

/// <summary>Reads a tensor out of its storage, honouring offset, strides and byte order.</summary>
internal static class TensorReading
{
    private const int PinnedFrom = 16 << 10;

    /// <summary>Checks that the tensor lies inside its storage and that reading it takes memory in proportion.</summary>
    /// <returns>The storage's bytes and the number format.</returns>
    /// <exception cref="CheckpointException">The tensor points outside its storage, or its format is not read here.</exception>
    public static (StorageBytes Bytes, ElementType Type, TensorSpan Span) Check(string path, string name, PickleTensor tensor)
    {
        if (tensor.ElementType is not { } type)
        {
            throw new CheckpointException(path, CheckpointProblem.Unsupported, $"tensor \"{name}\" has the number format {tensor.ElementTypeName}, which is not read here. Save it as float32 or float16.");
        }

        var size = type.SizeInBytes();
        var span = TensorSpan.Of(tensor) ?? throw Damaged(path, name, $"has an impossible size {TensorData.FormatShape(tensor.Shape)} with stride {TensorData.FormatShape(tensor.Strides)} at offset {tensor.Offset}");
        var storage = tensor.Storage;
        var unit = TorchTypes.SizeOfStorage(storage.TypeName);
        if (span.Count > 0 && span.End > storage.Count * (Int128)unit / size)
        {
            throw Damaged(path, name, $"reaches to element {span.End} of storage {storage.Key}, which has {storage.Count * (Int128)unit / size}");
        }

        var bytes = storage.Open(unit);
        var taken = span.Count * (Int128)size;
        var covered = span.Length * (Int128)size;
        if (taken > Array.MaxLength || covered > Array.MaxLength || taken > Int128.Max(covered, CheckpointLimits.ExpandedBytes) || (covered > CheckpointLimits.ScatteredBytes && covered / 8 > taken))
        {
            throw new CheckpointException(path, CheckpointProblem.LimitExceeded, $"tensor \"{name}\" {TensorData.FormatShape(tensor.Shape)} takes {taken} bytes from {covered} bytes of storage; a tensor may take at most {Array.MaxLength} bytes and must be in proportion to its storage.");
        }

        return (bytes, type, span);
    }

    /// <summary>Reads the tensor in row-major order.</summary>
    /// <exception cref="CheckpointException">The file does not hold what its index claims.</exception>
    public static TensorData Read(string path, string name, PickleTensor tensor)
    {
        var (_, type, span) = Check(path, name, tensor);
        var bytes = Allocate((int)(span.Count * type.SizeInBytes()));
        ReadInto(path, name, tensor, bytes);
        return new(type, tensor.Shape, bytes);
    }

    /// <summary>Reads the tensor in row-major order into memory that is there already.</summary>
    /// <exception cref="ArgumentException">The memory has another size.</exception>
    /// <exception cref="CheckpointException">The file does not hold what its index claims.</exception>
    public static void ReadInto(string path, string name, PickleTensor tensor, Span<byte> destination)
    {
        var (storage, type, span) = Check(path, name, tensor);
        var size = type.SizeInBytes();
        if (destination.Length != span.Count * size)
        {
            throw new ArgumentException($"\"{name}\" takes {span.Count * size} bytes; the destination has {destination.Length}.", nameof(destination));
        }

        var start = (tensor.Storage.ViewOffset + tensor.Offset) * size;
        if (span.Count > 0 && span.IsContiguous)
        {
            storage.Read(start, destination);
        }
        else if (span.Count > 0)
        {
            using var covered = storage.Lend(start, (int)(span.Length * size));
            Gather(covered.Span, destination, tensor.Shape, tensor.Strides, size);
        }

        if (storage.IsBigEndian)
        {
            ByteOrder.Reverse(destination, size);
        }
    }

    // Weights live long: on the pinned heap the collector neither copies them from generation to generation nor touches their pages
    // again, which was measured to halve the time of a first load.
    private static byte[] Allocate(int length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(length, pinned: length >= PinnedFrom);
        if (length >= PinnedFrom)
        {
            FreshPages.Populate(bytes);
        }

        return bytes;
    }

    // An odometer over all dimensions but the last, which is copied in one loop.
    private static void Gather(ReadOnlySpan<byte> source, Span<byte> destination, ImmutableArray<long> shape, ImmutableArray<long> strides, int size)
    {
        var last = shape.Length - 1;
        var index = new long[last];
        var origin = 0L;
        while (!destination.IsEmpty)
        {
            for (var i = 0L; i < shape[last]; i++)
            {
                source.Slice((int)((origin + (i * strides[last])) * size), size).CopyTo(destination);
                destination = destination[size..];
            }

            for (var d = last - 1; d >= 0; d--)
            {
                origin += strides[d];
                if (++index[d] < shape[d])
                {
                    break;
                }

                origin -= strides[d] * shape[d];
                index[d] = 0;
            }
        }
    }

    private static CheckpointException Damaged(string path, string name, string found) =>
        new(path, CheckpointProblem.Damaged, $"tensor \"{name}\" {found}. The file is damaged: copy or download it again.");
}
