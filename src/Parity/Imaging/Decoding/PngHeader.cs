namespace Parity.Imaging;

/// <summary>What a PNG file says of its samples before any pixel is decoded.</summary>
/// <param name="BitDepth">Bits per sample: 1, 2, 4, 8 or 16.</param>
/// <param name="ColourType">0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha.</param>
/// <param name="IsInterlaced">True for Adam7.</param>
internal readonly record struct PngHeader(int BitDepth, int ColourType, bool IsInterlaced)
{
    private const int DepthAt = 24;
    private const int ColourTypeAt = 25;
    private const int InterlaceAt = 28;

    /// <summary>True for 16-bit grey without alpha, which Pillow clips and OpenCV cuts.</summary>
    public bool IsGrey16 => BitDepth == 16 && ColourType == 0;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads the header, or returns null when the data is no PNG.</summary>
    public static PngHeader? Read(ReadOnlySpan<byte> data) =>
        data.Length > InterlaceAt && data.StartsWith(Signature)
            ? new(data[DepthAt], data[ColourTypeAt], data[InterlaceAt] != 0)
            : null;
}
