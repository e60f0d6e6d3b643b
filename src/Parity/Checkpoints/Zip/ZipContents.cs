using System.Buffers.Binary;
using System.IO.Compression;
using Parity.Checkpoints.Storages;

namespace Parity.Checkpoints.Zip;

/// <summary>Finds and unpacks the bytes of a zip entry.</summary>
internal static class ZipContents
{
    private const int LocalHeaderSize = 30;

    /// <summary>The bytes of a stored entry, in place; for a compressed entry its packed bytes.</summary>
    public static ByteSource Locate(ByteSource file, ZipEntry entry)
    {
        // The local header's name and extra field may be longer than the directory's: PyTorch pads there, to align storages to 64 bytes.
        Span<byte> header = stackalloc byte[LocalHeaderSize];
        file.Read(entry.HeaderOffset, header);
        if (!header.StartsWith("PK\u0003\u0004"u8))
        {
            throw file.Damaged($"zip entry \"{entry.Name}\" is not at offset {entry.HeaderOffset}, where the directory says.");
        }

        var start = entry.HeaderOffset + LocalHeaderSize + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (entry.Method == 0 && entry.Size != entry.PackedSize)
        {
            throw file.Damaged($"zip entry \"{entry.Name}\" is stored uncompressed but has two sizes, {entry.Size} and {entry.PackedSize} bytes.");
        }

        return file.Slice(start, entry.PackedSize);
    }

    /// <summary>The unpacked bytes of a compressed entry.</summary>
    public static byte[] Inflate(ByteSource file, ZipEntry entry)
    {
        if (entry.Method != 8)
        {
            throw new CheckpointException(file.Path, CheckpointProblem.Unsupported, $"zip entry \"{entry.Name}\" is compressed with method {entry.Method}; stored (0) and deflate (8) are read. Unpack and pack it again without compression, or save it again with torch.save.");
        }

        if (entry.Size < 0 || entry.Size > Array.MaxLength || (entry.Size > CheckpointLimits.ZipInflatedFreely && entry.Size / CheckpointLimits.ZipRatio > entry.PackedSize))
        {
            throw new CheckpointException(file.Path, CheckpointProblem.LimitExceeded, $"zip entry \"{entry.Name}\" claims to inflate from {entry.PackedSize} to {entry.Size} bytes; weights never compress {CheckpointLimits.ZipRatio} times. Save the file again with torch.save, which does not compress.");
        }

        var packed = Locate(file, entry);
        var bytes = GC.AllocateUninitializedArray<byte>((int)entry.Size);
        try
        {
            using var stream = new DeflateStream(new ByteSourceStream(packed), CompressionMode.Decompress);
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new CheckpointException(file.Path, CheckpointProblem.Damaged, $"zip entry \"{entry.Name}\" does not inflate to the {entry.Size} bytes it claims. Copy or download the file again.", e);
        }
    }

    /// <summary>The unpacked bytes of a small entry such as <c>byteorder</c>, checked against its checksum.</summary>
    public static byte[] ReadSmall(ByteSource file, ZipEntry entry, int limit)
    {
        if (entry.Size > limit)
        {
            throw new CheckpointException(file.Path, CheckpointProblem.LimitExceeded, $"zip entry \"{entry.Name}\" takes {entry.Size} bytes; at most {limit} are expected.");
        }

        var bytes = entry.Method == 0 ? Locate(file, entry).ReadBytes(0, (int)entry.Size) : Inflate(file, entry);
        Checksum.Require(file, entry, Checksum.Compute(bytes));
        return bytes;
    }
}
