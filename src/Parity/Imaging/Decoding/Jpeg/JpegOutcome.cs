namespace Parity.Imaging.Jpeg;

/// <summary>What became of a file.</summary>
internal enum JpegOutcome
{
    /// <summary>Not a JPEG of one sequential scan, or one whose pixels the general decoder makes: what could be checked is sound.</summary>
    OtherKind,

    /// <summary>The pixels are there.</summary>
    Decoded,

    /// <summary>The coded data breaks off or cannot be what an encoder wrote.</summary>
    Damaged,
}
