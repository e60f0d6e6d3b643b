namespace Parity.Imaging;

/// <summary>The ratio that takes boxes back after a resize that had to round to whole pixels.</summary>
public enum BoxRatio
{
    /// <summary>New size divided by old size, per axis: MMYOLO, MMDetection, torchvision.</summary>
    Actual,

    /// <summary>The ratio aimed at, the same on both axes: the YOLO letterbox.</summary>
    Nominal,
}
