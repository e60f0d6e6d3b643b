using System.Buffers.Binary;
using System.Text;
using Parity.Checkpoints.Storages;

namespace Parity.Checkpoints.Zip;

/// <summary>
/// Reads a zip archive's central directory (PKWARE APPNOTE 6.3, with the zip64 extension that PyTorch uses for large files). The
/// framework's own ZipArchive does not say where an entry's bytes lie, which reading storages by position needs.
/// </summary>
internal static class ZipDirectory
{
    private const int EndSize = 22;
    private const int HeaderSize = 46;

    /// <summary>True when the file starts like a zip archive with at least one entry.</summary>
    public static bool LooksLikeZip(ReadOnlySpan<byte> start) => start.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Reads every entry.</summary>
    /// <exception cref="CheckpointException">The archive is cut off, contradicts itself, or is absurdly large.</exception>
    public static List<ZipEntry> Read(ByteSource file)
    {
        var (count, size, offset) = FindDirectory(file);
        if (count > CheckpointLimits.ZipEntries || size > CheckpointLimits.ZipDirectoryBytes)
        {
            throw new CheckpointException(file.Path, CheckpointProblem.LimitExceeded, $"the zip directory claims {count} entries in {size} bytes; at most {CheckpointLimits.ZipEntries} entries in {CheckpointLimits.ZipDirectoryBytes} bytes are read.");
        }

        if (size < 0 || count * HeaderSize > size)
        {
            throw file.Damaged($"the zip directory claims {count} entries in {size} bytes.");
        }

        var directory = file.ReadBytes(offset, (int)size);
        var entries = new List<ZipEntry>((int)count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var position = 0;
        for (var i = 0; i < count; i++)
        {
            var entry = ReadEntry(file, directory, ref position);
            if (!names.Add(entry.Name))
            {
                throw file.Damaged($"the zip archive holds two entries named \"{entry.Name}\", so what is read depends on the reader. PyTorch never writes this: do not trust the file.");
            }

            entries.Add(entry);
        }

        return entries;
    }

    private static (long Count, long Size, long Offset) FindDirectory(ByteSource file)
    {
        // The end record is followed by a comment of at most 65,535 bytes.
        var tailLength = (int)Math.Min(file.Length, EndSize + ushort.MaxValue);
        var tail = file.ReadBytes(file.Length - tailLength, tailLength);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tailLength - end < EndSize)
        {
            throw file.Damaged("the file starts as a zip archive but its directory, which stands at the end, is missing: the file is cut off. Copy or download it again; if training still writes it, wait.");
        }

        var record = tail.AsSpan(end);
        long count = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        return count == ushort.MaxValue || size == uint.MaxValue || offset == uint.MaxValue
            ? FindZip64Directory(file, file.Length - tailLength + end) ?? (count, size, offset)
            : (count, size, offset);
    }

    private static (long Count, long Size, long Offset)? FindZip64Directory(ByteSource file, long end)
    {
        Span<byte> locator = stackalloc byte[20];
        if (end < locator.Length)
        {
            return null;
        }

        file.Read(end - locator.Length, locator);
        if (!locator.StartsWith("PK\u0006\u0007"u8))
        {
            return null;
        }

        Span<byte> record = stackalloc byte[56];
        file.Read(BinaryPrimitives.ReadInt64LittleEndian(locator[8..]), record);
        return record.StartsWith("PK\u0006\u0006"u8)
            ? (BinaryPrimitives.ReadInt64LittleEndian(record[32..]), BinaryPrimitives.ReadInt64LittleEndian(record[40..]), BinaryPrimitives.ReadInt64LittleEndian(record[48..]))
            : throw file.Damaged("the zip64 directory record is not where its locator says.");
    }

    private static ZipEntry ReadEntry(ByteSource file, byte[] directory, ref int position)
    {
        var header = directory.AsSpan(position);
        if (header.Length < HeaderSize || !header.StartsWith("PK\u0001\u0002"u8))
        {
            throw file.Damaged($"the zip directory breaks off at byte {position} of {directory.Length}.");
        }

        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        var total = HeaderSize + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        if (total > header.Length)
        {
            throw file.Damaged($"the zip directory breaks off at byte {position} of {directory.Length}.");
        }

        var name = Encoding.UTF8.GetString(header.Slice(HeaderSize, nameLength));
        CheckName(file, name);
        if ((BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) & 1) != 0)
        {
            throw new CheckpointException(file.Path, CheckpointProblem.Unsupported, $"zip entry \"{name}\" is encrypted; PyTorch never writes this.");
        }

        long size = BinaryPrimitives.ReadUInt32LittleEndian(header[24..]);
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(header[20..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(header[42..]);
        ReadZip64(header.Slice(HeaderSize + nameLength, extraLength), ref size, ref packed, ref offset);
        position += total;
        return new(name, BinaryPrimitives.ReadUInt16LittleEndian(header[10..]), size, packed, BinaryPrimitives.ReadUInt32LittleEndian(header[16..]), offset);
    }

    // The extension holds, in this order, only those values whose 32-bit field is full.
    private static void ReadZip64(ReadOnlySpan<byte> extra, ref long size, ref long packed, ref long offset)
    {
        while (extra.Length >= 4)
        {
            var id = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            var length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            var data = extra.Slice(4, length);
            extra = extra[(4 + length)..];
            if (id == 1)
            {
                Take(ref data, ref size);
                Take(ref data, ref packed);
                Take(ref data, ref offset);
                return;
            }
        }
    }

    private static void Take(ref ReadOnlySpan<byte> data, ref long value)
    {
        if (value == uint.MaxValue && data.Length >= 8)
        {
            value = BinaryPrimitives.ReadInt64LittleEndian(data);
            data = data[8..];
        }
    }

    private static void CheckName(ByteSource file, string name)
    {
        if (name.StartsWith('/') || name.Contains('\\') || name.Contains('\0') || name.Split('/').Contains(".."))
        {
            throw file.Damaged($"the zip archive holds an entry named \"{name}\", which points outside the archive. PyTorch never writes this: do not trust the file.");
        }
    }
}
