using Parity.Checkpoints.Storages;

namespace Parity.Checkpoints.Pickle;

/// <summary>A block of numbers in the file that tensors share; its bytes are read only when a tensor is.</summary>
public sealed class PickleStorage : PickleValue
{
    private readonly IStorageReader _reader;

    internal PickleStorage(string typeName, string key, string device, long count, IStorageReader reader) =>
        (TypeName, Key, Device, Count, _reader) = (typeName, key, device, count, reader);

    /// <summary>The storage class, for instance <c>FloatStorage</c>; <c>UntypedStorage</c> counts bytes.</summary>
    public string TypeName { get; }

    /// <summary>The name inside the file.</summary>
    public string Key { get; }

    /// <summary>The device the tensors lived on, for instance <c>cuda:0</c>; of no consequence here.</summary>
    public string Device { get; }

    /// <summary>The number of elements the file claims.</summary>
    public long Count { get; }

    /// <summary>Where a storage that is a window into another one starts, in elements of the other; 0 otherwise.</summary>
    internal long ViewOffset { get; init; }

    /// <inheritdoc/>
    public override string Kind => $"a storage of {Count} elements";

    /// <summary>The storage's bytes.</summary>
    internal StorageBytes Open(int elementSize) => _reader.Open(this, elementSize);
}
