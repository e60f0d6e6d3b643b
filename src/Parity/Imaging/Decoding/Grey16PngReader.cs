using System.Buffers.Binary;
using System.IO.Compression;

namespace Parity.Imaging;

/// <summary>
/// Reads the full 16-bit samples of a grey PNG and clips them at 255, as Pillow's <c>convert('RGB')</c> does. Skia hands out the upper bytes
/// only. Format: https://www.w3.org/TR/png-3/ (filters: section 9, Adam7: section 8).
/// </summary>
internal static class Grey16PngReader
{
    private const int BytesPerSample = 2;

    private static readonly (int X, int Y, int StepX, int StepY)[] Whole = [(0, 0, 1, 1)];

    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>Fills the picture; <paramref name="file"/> is known to be a PNG of this size with one 16-bit sample per pixel.</summary>
    public static void Read(string path, ReadOnlySpan<byte> file, PngHeader header, PixelBuffer target)
    {
        using var packed = new MemoryStream(PngChunks.ImageData(file));
        using var rows = new ZLibStream(packed, CompressionMode.Decompress);
        try
        {
            foreach (var pass in header.IsInterlaced ? Adam7 : Whole)
            {
                ReadPass(rows, pass, target);
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new ParityException($"Cannot decode {path}: expected a complete PNG picture of {target.Width}x{target.Height}, found that its data is damaged or truncated. Fetch the file again.", e);
        }
    }

    private static void ReadPass(ZLibStream rows, (int X, int Y, int StepX, int StepY) pass, PixelBuffer target)
    {
        var width = (target.Width - pass.X + pass.StepX - 1) / pass.StepX;
        if (width <= 0)
        {
            return;
        }

        var above = new byte[width * BytesPerSample];
        var row = new byte[1 + above.Length];
        for (var y = pass.Y; y < target.Height; y += pass.StepY)
        {
            rows.ReadExactly(row);
            PngFilter.Undo(row[0], row.AsSpan(1), above, BytesPerSample);
            row.AsSpan(1).CopyTo(above);
            var pixels = target.Row(y);
            for (var i = 0; i < width; i++)
            {
                var level = (uint)Math.Min(BinaryPrimitives.ReadUInt16BigEndian(above.AsSpan(i * BytesPerSample)), (ushort)255);
                pixels[pass.X + (i * pass.StepX)] = level | (level << 8) | (level << 16);
            }
        }
    }
}
