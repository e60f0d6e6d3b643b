using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Parity.Tests.Imaging;

/// <summary>Writes PNG files of kinds that picture libraries do not write.</summary>
internal static class PngFiles
{
    /// <summary>A file that ends after its header.</summary>
    public static byte[] HeaderOnly(int width, int height) => [.. Signature, .. Header(width, height, 8, 2), .. Chunk("IDAT", [0])];

    /// <summary>A 16-bit grey (colour type 0) or RGB (2) picture; samples row by row.</summary>
    public static byte[] Of16Bit(int width, int height, byte colourType, ushort[] samples)
    {
        var perRow = samples.Length / height;
        using var raw = new MemoryStream();
        for (var i = 0; i < samples.Length; i++)
        {
            if (i % perRow == 0)
            {
                raw.WriteByte(0);
            }

            raw.WriteByte((byte)(samples[i] >> 8));
            raw.WriteByte((byte)samples[i]);
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(raw.ToArray());
        }

        return [.. Signature, .. Header(width, height, 16, colourType), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static byte[] Header(int width, int height, byte depth, byte colourType)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        (data[8], data[9]) = (depth, colourType);
        return Chunk("IHDR", data);
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var (length, crc) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32(body));
        return [.. length, .. body, .. crc];
    }

    private static uint Crc32(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return ~crc;
    }
}
