namespace Parity.Imaging;

/// <summary>What a PNG file says of its samples before any pixel is decoded.</summary>
/// <param name="BitDepth">Bits per sample: 1, 2, 4, 8 or 16.</param>
/// <param name="IsGrey">True for grey, with or without alpha.</param>
internal readonly record struct PngHeader(int BitDepth, bool IsGrey)
{
    private const int DepthAt = 24;
    private const int ColourTypeAt = 25;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads the header, or returns null when the data is no PNG.</summary>
    public static PngHeader? Read(ReadOnlySpan<byte> data) =>
        data.Length > ColourTypeAt && data.StartsWith(Signature)
            ? new(data[DepthAt], (data[ColourTypeAt] & 2) == 0)
            : null;
}
