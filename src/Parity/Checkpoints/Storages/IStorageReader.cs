using Parity.Checkpoints.Pickle;

namespace Parity.Checkpoints.Storages;

/// <summary>Finds the bytes of a storage in its container.</summary>
internal interface IStorageReader
{
    /// <summary>Takes note of a storage that the pickle names, with the element count of the whole storage it lies in.</summary>
    /// <exception cref="CheckpointException">The container cannot hold it.</exception>
    void Claim(PickleStorage storage, long count);

    /// <summary>The bytes of the storage.</summary>
    /// <exception cref="CheckpointException">The container does not hold the storage, or fewer bytes than it claims.</exception>
    StorageBytes Open(PickleStorage storage, int elementSize);
}
