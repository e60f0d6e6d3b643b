namespace Parity.Imaging;

/// <summary>How a scaled side becomes a whole number of pixels; codebases differ, and one pixel moves every sample.</summary>
public enum SizeRounding
{
    /// <summary><c>int(side * ratio)</c> in double, as MMYOLO does: 639 instead of 640 for some sizes.</summary>
    Truncate,

    /// <summary><c>round(side * ratio)</c> in double, ties to even, as Python's <c>round</c>: the YOLO letterbox.</summary>
    Round,

    /// <summary><c>int(side * ratio + 0.5)</c> in double, as MMCV and MMDetection do.</summary>
    HalfUp,

    /// <summary>The named side is met exactly and the other is <c>int(target * other / named)</c>, as torchvision's <c>Resize</c> does.</summary>
    ExactSide,
}
