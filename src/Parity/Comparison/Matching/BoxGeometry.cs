using Parity.Detections;

namespace Parity.Comparison;

/// <summary>How far apart two boxes are, computed in double precision.</summary>
internal static class BoxGeometry
{
    /// <summary>Intersection over union in 0..1; 0 where either box has no area (empty or inverted).</summary>
    public static double IoU(Box a, Box b)
    {
        var width = Math.Min((double)a.X2, b.X2) - Math.Max((double)a.X1, b.X1);
        var height = Math.Min((double)a.Y2, b.Y2) - Math.Max((double)a.Y1, b.Y1);
        if (width <= 0 || height <= 0)
        {
            return 0;
        }

        var intersection = width * height;
        return intersection / (Area(a) + Area(b) - intersection);
    }

    /// <summary>The largest distance, along either axis, that a corner of <paramref name="a"/> has from the same corner of <paramref name="b"/>, in pixels.</summary>
    public static double CornerDisplacement(Box a, Box b) =>
        Math.Max(
            Math.Max(Math.Abs((double)a.X1 - b.X1), Math.Abs((double)a.Y1 - b.Y1)),
            Math.Max(Math.Abs((double)a.X2 - b.X2), Math.Abs((double)a.Y2 - b.Y2)));

    private static double Area(Box box) => ((double)box.X2 - box.X1) * ((double)box.Y2 - box.Y1);
}
