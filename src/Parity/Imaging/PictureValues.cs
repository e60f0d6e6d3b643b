namespace Parity.Imaging;

/// <summary>Which values a picture's tensor has.</summary>
public enum PictureValues
{
    /// <summary>Levels from 0 to 255, as files hold them.</summary>
    Levels,

    /// <summary>Levels scaled to 0..1.</summary>
    Unit,

    /// <summary>Normalised by a mean and a standard deviation.</summary>
    Normalised,
}
