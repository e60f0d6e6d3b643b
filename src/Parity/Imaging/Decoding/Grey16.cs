namespace Parity.Imaging;

/// <summary>What becomes of a 16-bit grey picture, on which the decoders of the field disagree.</summary>
public enum Grey16
{
    /// <summary>Refused with a reason.</summary>
    Refuse,

    /// <summary>Values above 255 become 255: Pillow's <c>convert('RGB')</c>.</summary>
    Clip,

    /// <summary>The upper eight bits: OpenCV's <c>IMREAD_COLOR</c>.</summary>
    HighByte,
}
