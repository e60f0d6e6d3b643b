namespace Parity.Imaging;

/// <summary>The resize algorithms of the field, each reproduced to the byte. They differ, most of all when shrinking.</summary>
public enum ResizeFilter
{
    /// <summary>Pillow's <c>NEAREST</c>.</summary>
    PillowNearest,

    /// <summary>Pillow's <c>BILINEAR</c>: a triangle as wide as the shrink factor (antialiased), weights of 22 bits, 8 bits between the two passes.</summary>
    PillowBilinear,

    /// <summary>Pillow's <c>BICUBIC</c> (a = −0.5), antialiased.</summary>
    PillowBicubic,

    /// <summary>OpenCV's <c>INTER_NEAREST</c>.</summary>
    OpencvNearest,

    /// <summary>OpenCV's <c>INTER_LINEAR</c>: two neighbours whatever the shrink factor (not antialiased), weights of 11 bits.</summary>
    OpencvLinear,

    /// <summary>OpenCV's <c>INTER_AREA</c>: the mean of the covered area when shrinking, a kind of linear when enlarging.</summary>
    OpencvArea,

    /// <summary>PyTorch's <c>interpolate(mode="bilinear", align_corners=False)</c>, not antialiased.</summary>
    TorchBilinear,

    /// <summary>PyTorch's <c>interpolate(mode="bilinear", align_corners=False, antialias=True)</c>.</summary>
    TorchBilinearAntialias,
}
