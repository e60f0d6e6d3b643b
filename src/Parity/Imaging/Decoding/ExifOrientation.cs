using System.Buffers.Binary;
using SkiaSharp;

namespace Parity.Imaging;

/// <summary>Finds the orientation in EXIF data: tag 0x0112 of the first directory of a TIFF structure (CIPA DC-008).</summary>
internal static class ExifOrientation
{
    private const ushort Orientation = 0x0112;
    private const int EntrySize = 12;

    /// <summary>The orientation, or upright where the data has none or is damaged.</summary>
    public static SKEncodedOrigin Read(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 8 || !(exif.StartsWith("II*\0"u8) || exif.StartsWith("MM\0*"u8)))
        {
            return SKEncodedOrigin.TopLeft;
        }

        var little = exif[0] == (byte)'I';
        var directory = (long)(little ? BinaryPrimitives.ReadUInt32LittleEndian(exif[4..]) : BinaryPrimitives.ReadUInt32BigEndian(exif[4..]));
        if (directory + 2 > exif.Length)
        {
            return SKEncodedOrigin.TopLeft;
        }

        var entries = exif[((int)directory + 2)..];
        for (var count = Word(exif[(int)directory..], little); count > 0 && entries.Length >= EntrySize; count--, entries = entries[EntrySize..])
        {
            if (Word(entries, little) == Orientation && Word(entries[8..], little) is >= 1 and <= 8 and var value)
            {
                return (SKEncodedOrigin)value;
            }
        }

        return SKEncodedOrigin.TopLeft;
    }

    private static ushort Word(ReadOnlySpan<byte> data, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(data) : BinaryPrimitives.ReadUInt16BigEndian(data);
}
