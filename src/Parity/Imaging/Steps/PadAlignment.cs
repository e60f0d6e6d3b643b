namespace Parity.Imaging.Steps;

/// <summary>Where the picture stands in the padded one.</summary>
public enum PadAlignment
{
    /// <summary>In the middle, the padding halved.</summary>
    Center,

    /// <summary>At the top left, all padding at the right and bottom.</summary>
    TopLeft,
}
