using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using Parity.Checkpoints.Storages;

namespace Parity.Checkpoints.Zip;

/// <summary>CRC-32 as zip uses it (polynomial 0xEDB88320), by carry-less multiplication or sixteen bytes a step: the framework
/// offers none without a package.</summary>
internal static class Checksum
{
    /// <summary>Bytes summed at a time: they stay in the processor's cache.</summary>
    public const int BlockSize = 1 << 17;

    private const int Lanes = 16;
    private static readonly uint[] Table = MakeTable();

    /// <summary>The checksum of <paramref name="bytes"/>, going on from <paramref name="previous"/> for data that comes in parts.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes, uint previous = 0)
    {
        var crc = ~previous;
        if (FoldedChecksum.IsSupported && bytes.Length >= FoldedChecksum.Fewest)
        {
            var whole = bytes.Length & ~15;
            crc = FoldedChecksum.Update(crc, bytes[..whole]);
            bytes = bytes[whole..];
        }

        return ~ByTable(crc, bytes);
    }

    /// <summary>The inner state after <paramref name="bytes"/>, on any processor.</summary>
    internal static uint ByTable(uint crc, ReadOnlySpan<byte> bytes)
    {
        var t = Table.AsSpan();
        while (bytes.Length >= Lanes)
        {
            var a = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var b = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            var c = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
            var d = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]);
            crc = Four(t, 12, a) ^ Four(t, 8, b) ^ Four(t, 4, c) ^ Four(t, 0, d);
            bytes = bytes[Lanes..];
        }

        foreach (var value in bytes)
        {
            crc = t[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return crc;
    }

    /// <summary>The checksum of a whole source, read in blocks.</summary>
    public static uint Compute(ByteSource source)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockSize);
        var crc = 0u;
        for (var position = 0L; position < source.Length; position += BlockSize)
        {
            var part = block.AsSpan(0, (int)Math.Min(BlockSize, source.Length - position));
            source.Read(position, part);
            crc = Compute(part, crc);
        }

        ArrayPool<byte>.Shared.Return(block);
        return crc;
    }

    /// <summary>Fails when the checksum differs from the directory's; a directory that says 0 was written without checksums.</summary>
    /// <exception cref="CheckpointException">The bytes changed since they were written.</exception>
    public static void Require(ByteSource file, ZipEntry entry, uint found)
    {
        if (entry.Checksum != 0 && entry.Checksum != found)
        {
            throw file.Damaged(string.Create(CultureInfo.InvariantCulture, $"zip entry \"{entry.Name}\" has checksum {found:x8}, expected {entry.Checksum:x8}: its bytes changed since they were written. Copy or download the file again."));
        }
    }

    private static uint Four(ReadOnlySpan<uint> table, int lane, uint value) =>
        table[((lane + 3) << 8) | (byte)value]
        ^ table[((lane + 2) << 8) | (byte)(value >> 8)]
        ^ table[((lane + 1) << 8) | (byte)(value >> 16)]
        ^ table[(lane << 8) | (byte)(value >> 24)];

    private static uint[] MakeTable()
    {
        var table = new uint[Lanes * 256];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }

            table[i] = crc;
        }

        for (var i = 256; i < table.Length; i++)
        {
            var crc = table[i - 256];
            table[i] = table[(byte)crc] ^ (crc >> 8);
        }

        return table;
    }
}
