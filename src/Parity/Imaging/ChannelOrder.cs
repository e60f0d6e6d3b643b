namespace Parity.Imaging;

/// <summary>The order of the three colour channels.</summary>
public enum ChannelOrder
{
    /// <summary>Red, green, blue: Pillow, torchvision.</summary>
    Rgb,

    /// <summary>Blue, green, red: OpenCV.</summary>
    Bgr,
}
