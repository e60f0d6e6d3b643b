using System.Buffers.Binary;
using System.Text;

namespace Parity.Tests.Checkpoints;

/// <summary>Writes zip archives without compression and without checksums, so that what follows a checksum is reached with any content.</summary>
internal static class ArchiveWriter
{
    public static byte[] Write(params ReadOnlySpan<(string Name, byte[] Data)> entries)
    {
        using var file = new MemoryStream();
        Write(file, [.. entries.ToArray().Select(e => (e.Name, e.Data, (long?)null))]);
        return file.ToArray();
    }

    /// <summary>Writes the archive; an entry with a length is filled up with zeros, where the stream can with a hole.</summary>
    public static void Write(Stream file, IReadOnlyList<(string Name, byte[] Data, long? Length)> entries)
    {
        using var directory = new MemoryStream();
        foreach (var (name, data, length) in entries)
        {
            var offset = (uint)file.Position;
            var encoded = Encoding.UTF8.GetBytes(name);
            var size = length ?? data.Length;
            var header = new byte[30];
            "PK\u0003\u0004"u8.CopyTo(header);
            Sizes(header.AsSpan(18), size, encoded.Length);
            file.Write(header);
            file.Write(encoded);
            file.Write(data);
            file.Seek(size - data.Length, SeekOrigin.Current);

            var record = new byte[46];
            "PK\u0001\u0002"u8.CopyTo(record);
            Sizes(record.AsSpan(20), size, encoded.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(42), offset);
            directory.Write(record);
            directory.Write(encoded);
        }

        var end = new byte[22];
        "PK\u0005\u0006"u8.CopyTo(end);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)entries.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)entries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)file.Position);
        directory.WriteTo(file);
        file.Write(end);
    }

    private static void Sizes(Span<byte> fields, long dataLength, int nameLength)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(fields, (uint)dataLength);
        BinaryPrimitives.WriteUInt32LittleEndian(fields[4..], (uint)dataLength);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[8..], (ushort)nameLength);
    }
}
