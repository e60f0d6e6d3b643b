namespace Parity.Imaging.Jpeg;

/// <summary>What the headers of a baseline JPEG say, with its tables ready to decode the one scan that follows.</summary>
internal sealed class JpegFrame
{
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>One component (grey) or three (Y, Cb, Cr).</summary>
    public required JpegComponent[] Components { get; init; }

    /// <summary>MCUs between restart markers; 0: none.</summary>
    public required int RestartInterval { get; init; }

    /// <summary>Where the entropy-coded data starts in the file.</summary>
    public required int DataStart { get; init; }

    /// <summary>Luminance columns per chrominance column: 1 or 2.</summary>
    public int HorizontalFactor => Components[0].Horizontal;

    /// <summary>Luminance rows per chrominance row: 1 or 2.</summary>
    public int VerticalFactor => Components[0].Vertical;

    public int McusPerRow => (Width + (8 * HorizontalFactor) - 1) / (8 * HorizontalFactor);

    public int McuRows => (Height + (8 * VerticalFactor) - 1) / (8 * VerticalFactor);
}
