namespace Parity.Checkpoints.Storages;

/// <summary>Bytes that are already in memory.</summary>
internal sealed class MemorySource(string path, byte[] bytes) : ByteSource(path)
{
    /// <inheritdoc/>
    public override long Length => bytes.Length;

    /// <inheritdoc/>
    protected override void ReadCore(long offset, Span<byte> destination) =>
        bytes.AsSpan((int)offset, destination.Length).CopyTo(destination);

    /// <inheritdoc/>
    protected override LentBytes LendCore(long offset, int length) => new(bytes.AsSpan((int)offset, length), null);
}
