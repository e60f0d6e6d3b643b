namespace Parity.Imaging.Jpeg;

/// <summary>What the headers of a baseline JPEG say, with its tables ready to decode the one scan that follows.</summary>
internal sealed class JpegFrame
{
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>True for the kinds that are decoded here: grey, or YCbCr at 4:4:4, 4:2:2 or 4:2:0. Of others the coded data is only checked.</summary>
    public required bool IsCommon { get; init; }

    /// <summary>One component (grey), three (Y, Cb, Cr, or others where the frame is not common) or up to four.</summary>
    public required JpegComponent[] Components { get; init; }

    /// <summary>MCUs between restart markers; 0: none.</summary>
    public required int RestartInterval { get; init; }

    /// <summary>Where the entropy-coded data starts in the file.</summary>
    public required int DataStart { get; init; }

    /// <summary>Columns of the finest component per column of one with factor 1: 1 or 2 in common frames.</summary>
    public int HorizontalFactor => Components.Max(c => c.Horizontal);

    /// <summary>Rows of the finest component per row of one with factor 1: 1 or 2 in common frames.</summary>
    public int VerticalFactor => Components.Max(c => c.Vertical);

    public int McusPerRow => (Width + (8 * HorizontalFactor) - 1) / (8 * HorizontalFactor);

    public int McuRows => (Height + (8 * VerticalFactor) - 1) / (8 * VerticalFactor);
}
