using System.Buffers.Binary;

namespace Parity.Imaging;

/// <summary>Walks the chunks of a PNG file.</summary>
internal static class PngChunks
{
    private const int SignatureLength = 8;
    private const int Overhead = 12;

    /// <summary>The compressed picture: all IDAT chunks in turn, as far as the file goes.</summary>
    public static byte[] ImageData(ReadOnlySpan<byte> file) => Content(file, "IDAT"u8);

    /// <summary>The EXIF data (chunk eXIf); empty where there is none.</summary>
    public static byte[] Exif(ReadOnlySpan<byte> file) => Content(file, "eXIf"u8);

    private static byte[] Content(ReadOnlySpan<byte> file, ReadOnlySpan<byte> kind)
    {
        using var data = new MemoryStream();
        for (var at = SignatureLength; at + Overhead <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            var available = (int)Math.Min(length, (uint)(file.Length - at - 8));
            if (file.Slice(at + 4, 4).SequenceEqual(kind))
            {
                data.Write(file.Slice(at + 8, available));
            }

            at += available + Overhead;
        }

        return data.ToArray();
    }
}
