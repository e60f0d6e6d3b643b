namespace Parity.Imaging;

/// <summary>What happens to the orientation a camera wrote into the file (EXIF).</summary>
public enum ImageOrientation
{
    /// <summary>Pixels as stored: Pillow's default.</summary>
    Ignore,

    /// <summary>Turned upright: OpenCV's default.</summary>
    Apply,
}
