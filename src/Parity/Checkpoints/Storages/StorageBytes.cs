namespace Parity.Checkpoints.Storages;

/// <summary>The bytes of one storage.</summary>
internal abstract class StorageBytes
{
    /// <summary>The number of bytes.</summary>
    public abstract long Length { get; }

    /// <summary>True when the elements are stored most significant byte first.</summary>
    public bool IsBigEndian { get; init; }

    /// <summary>Fills <paramref name="destination"/> with the bytes at <paramref name="offset"/>, verified where the container holds a checksum.</summary>
    /// <exception cref="CheckpointException">The bytes are not there or fail the checksum.</exception>
    public abstract void Read(long offset, Span<byte> destination);

    /// <summary>Lends the bytes at <paramref name="offset"/> to be picked from, verified as <see cref="Read"/> does; in place where they lie in the file as they are.</summary>
    /// <exception cref="CheckpointException">The bytes are not there or fail the checksum.</exception>
    public abstract LentBytes Lend(long offset, int length);
}
