namespace Parity.Imaging;

/// <summary>Why a tensor most likely differs from the approved one.</summary>
public enum FingerprintCause
{
    /// <summary>The tensors are the same to the bit.</summary>
    None,

    /// <summary>Another number format.</summary>
    ElementType,

    /// <summary>Axes in another order, or a batch axis more or less.</summary>
    Layout,

    /// <summary>Another size.</summary>
    Size,

    /// <summary>All values multiplied by one factor, as dividing by 225 instead of 255 does.</summary>
    Factor,

    /// <summary>Red and blue exchanged.</summary>
    ChannelsSwapped,

    /// <summary>Mean and standard deviation not applied.</summary>
    NormalizeMissing,

    /// <summary>Mean and standard deviation applied once more.</summary>
    NormalizeTwice,

    /// <summary>The right values in the wrong places: a reshape instead of a transpose, or a turned picture.</summary>
    Order,

    /// <summary>Bars where the approved tensor has none, or others.</summary>
    Bars,

    /// <summary>The same colours, other pixels: another resize filter, a shift by part of a pixel, another decoder.</summary>
    Filter,

    /// <summary>Nothing known explains it.</summary>
    Unknown,
}
