namespace Parity.Imaging;

/// <summary>How a picture is decoded, and how much of the machine it may take.</summary>
public sealed record ImageDecodeOptions
{
    /// <summary>Pillow's behaviour: orientation ignored, 16-bit grey refused.</summary>
    public static ImageDecodeOptions Default { get; } = new();

    /// <summary>What happens to the EXIF orientation.</summary>
    public ImageOrientation Orientation { get; init; } = ImageOrientation.Ignore;

    /// <summary>What becomes of 16-bit grey.</summary>
    public Grey16 Grey16 { get; init; } = Grey16.Refuse;

    /// <summary>Most pixels a picture may have; checked on the file's header, before memory is taken.</summary>
    public long MaxPixels { get; init; } = 100_000_000;

    /// <summary>Longest side in pixels.</summary>
    public int MaxSide { get; init; } = 65_500;

    /// <summary>Largest file in bytes.</summary>
    public long MaxFileBytes { get; init; } = 256L << 20;
}
