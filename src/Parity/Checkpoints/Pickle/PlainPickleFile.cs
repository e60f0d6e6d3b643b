using Parity.Checkpoints.Storages;

namespace Parity.Checkpoints.Pickle;

/// <summary>A bare pickle (<c>pickle.dump</c>), as some model zoos publish: tensors are NumPy arrays inside it.</summary>
internal sealed class PlainPickleFile : IStorageReader
{
    private readonly ByteSource _file;

    private PlainPickleFile(ByteSource file) => _file = file;

    /// <summary>True when the file starts with a protocol instruction.</summary>
    public static bool LooksLikePickle(ReadOnlySpan<byte> start) => start is [PickleCode.Proto, >= 2 and <= 5, ..];

    /// <summary>Reads the pickle.</summary>
    public static PickleValue Open(ByteSource file, InertCalls inert) => new PickleReader(new PickleInput(file), new PlainPickleFile(file), inert).Read();

    /// <inheritdoc/>
    public void Claim(PickleStorage storage, long count) =>
        throw _file.Damaged("a bare pickle names a torch storage, whose bytes only torch.save writes. The file is a part of a checkpoint: use the whole file.");

    /// <inheritdoc/>
    public StorageBytes Open(PickleStorage storage, int elementSize) => throw new InvalidOperationException("A bare pickle has no storages.");
}
