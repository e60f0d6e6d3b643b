namespace Parity.Detections;

/// <summary>How suppression keeps boxes of different groups apart. The two differ only where an IoU lies within float32 rounding of the limit.</summary>
public enum GroupSeparation
{
    /// <summary>Boxes are moved by group × (largest coordinate + 1), then suppressed together: what exported graphs and small sets do.</summary>
    Offset,

    /// <summary>Each group is suppressed by itself: what torchvision does above 1000 boxes on a CPU.</summary>
    OneByOne,
}
