using System.Buffers;
using Parity.Checkpoints.Storages;

namespace Parity.Checkpoints.Zip;

/// <summary>A storage that is a zip entry. Its checksum is verified once, before or while its first bytes are handed out.</summary>
internal sealed class ZipStorage(ByteSource file, ZipEntry entry) : StorageBytes
{
    private readonly WeakReference<byte[]> _inflated = new([]);
    private ByteSource? _stored;
    private volatile bool _verified;

    /// <inheritdoc/>
    public override long Length => entry.Size;

    /// <inheritdoc/>
    public override void Read(long offset, Span<byte> destination)
    {
        if (entry.Method != 0)
        {
            new MemorySource(file.Path, Inflated()).Read(offset, destination);
            return;
        }

        var stored = _stored ??= ZipContents.Locate(file, entry);
        if (_verified)
        {
            stored.Read(offset, destination);
        }
        else if (destination.Length == Length)
        {
            ReadWhole(stored, destination);
        }
        else
        {
            Verify(stored);
            stored.Read(offset, destination);
        }
    }

    /// <inheritdoc/>
    public override LentBytes Lend(long offset, int length)
    {
        if (entry.Method != 0)
        {
            return new MemorySource(file.Path, Inflated()).Lend(offset, length);
        }

        var stored = _stored ??= ZipContents.Locate(file, entry);
        if (!_verified)
        {
            Verify(stored);
        }

        return stored.Lend(offset, length);
    }

    private void Verify(ByteSource stored)
    {
        Checksum.Require(file, entry, Checksum.Compute(stored));
        _verified = true;
    }

    // Block by block: each is summed while it is still in the processor's cache, and copied from there. Reading straight into fresh
    // memory was measured to fault on each of its pages twice, in the kernel's copy and in the sum.
    private void ReadWhole(ByteSource stored, Span<byte> destination)
    {
        var block = ArrayPool<byte>.Shared.Rent(Checksum.BlockSize);
        var crc = 0u;
        for (var position = 0; position < destination.Length; position += Checksum.BlockSize)
        {
            var part = block.AsSpan(0, Math.Min(Checksum.BlockSize, destination.Length - position));
            stored.Read(position, part);
            crc = Checksum.Compute(part, crc);
            part.CopyTo(destination[position..]);
        }

        ArrayPool<byte>.Shared.Return(block);
        Checksum.Require(file, entry, crc);
        _verified = true;
    }

    // Kept as long as the garbage collector likes, so that many views of one compressed storage do not inflate it each time.
    private byte[] Inflated()
    {
        if (_inflated.TryGetTarget(out var bytes) && bytes.Length == entry.Size)
        {
            return bytes;
        }

        bytes = ZipContents.Inflate(file, entry);
        Checksum.Require(file, entry, Checksum.Compute(bytes));
        _inflated.SetTarget(bytes);
        return bytes;
    }
}
