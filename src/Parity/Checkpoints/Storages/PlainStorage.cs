namespace Parity.Checkpoints.Storages;

/// <summary>A storage whose bytes lie in the file as they are, without a checksum.</summary>
internal sealed class PlainStorage(ByteSource source) : StorageBytes
{
    /// <inheritdoc/>
    public override long Length => source.Length;

    /// <inheritdoc/>
    public override void Read(long offset, Span<byte> destination) => source.Read(offset, destination);

    /// <inheritdoc/>
    public override LentBytes Lend(long offset, int length) => source.Lend(offset, length);
}
