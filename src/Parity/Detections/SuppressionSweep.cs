using System.Numerics;

namespace Parity.Detections;

/// <summary>Boxes in falling order of their scores, laid out by coordinate so that one box is compared with many at once.</summary>
internal sealed class SuppressionSweep
{
    private readonly float[] _x1;
    private readonly float[] _y1;
    private readonly float[] _x2;
    private readonly float[] _y2;
    private readonly float[] _area;
    private readonly int[] _suppressed;
    private readonly int _count;
    private readonly float _limit;

    public SuppressionSweep(ReadOnlySpan<Box> boxes, int[] order, double iouLimit)
    {
        _count = order.Length;
        _limit = FloatAtMost(iouLimit);

        // Room for a whole vector behind the last box; the zeros there are compared and never read.
        var room = _count + Vector<float>.Count;
        (_x1, _y1, _x2, _y2, _area, _suppressed) = (new float[room], new float[room], new float[room], new float[room], new float[room], new int[room]);
        for (var i = 0; i < _count; i++)
        {
            var box = boxes[order[i]];
            (_x1[i], _y1[i], _x2[i], _y2[i]) = (box.X1, box.Y1, box.X2, box.Y2);
            _area[i] = box.Width * box.Height;
        }
    }

    /// <summary>True once a kept box overlaps this one by more than the limit.</summary>
    public bool IsSuppressed(int index) => _suppressed[index] != 0;

    /// <summary>Suppresses the boxes behind this one that it overlaps by more than the limit.</summary>
    public void SuppressBy(int index)
    {
        var (x1, y1, x2, y2) = (new Vector<float>(_x1[index]), new Vector<float>(_y1[index]), new Vector<float>(_x2[index]), new Vector<float>(_y2[index]));
        var (area, limit) = (new Vector<float>(_area[index]), new Vector<float>(_limit));
        for (var j = index + 1; j < _count; j += Vector<float>.Count)
        {
            var width = Vector.Max(Vector<float>.Zero, Vector.Min(x2, new Vector<float>(_x2, j)) - Vector.Max(x1, new Vector<float>(_x1, j)));
            var height = Vector.Max(Vector<float>.Zero, Vector.Min(y2, new Vector<float>(_y2, j)) - Vector.Max(y1, new Vector<float>(_y1, j)));
            var overlap = width * height;
            var iou = overlap / (area + new Vector<float>(_area, j) - overlap);
            (new Vector<int>(_suppressed, j) | Vector.GreaterThan(iou, limit)).CopyTo(_suppressed, j);
        }
    }

    // The original compares a float32 IoU with a float64 limit: that is a comparison with the limit rounded down.
    private static float FloatAtMost(double limit)
    {
        var rounded = (float)limit;
        return rounded > limit ? MathF.BitDecrement(rounded) : rounded;
    }
}
