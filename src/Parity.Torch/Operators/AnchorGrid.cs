using Parity.Detections;

namespace Parity.Torch.Operators;

/// <summary>The anchors of one feature map: a few boxes around the origin, repeated at every cell. Numbered by row, column, anchor.</summary>
public sealed class AnchorGrid
{
    private readonly Box[] _bases;
    private readonly int _columns;
    private readonly int _strideX;
    private readonly int _strideY;

    /// <summary>Lays anchors over a feature map.</summary>
    /// <param name="bases">The anchors of the cell at the origin; see <see cref="Bases"/>.</param>
    /// <param name="feature">Rows and columns of the feature map.</param>
    /// <param name="input">Rows and columns of the padded input; the stride of each axis is the whole quotient.</param>
    public AnchorGrid(IReadOnlyList<Box> bases, (int Rows, int Columns) feature, (int Rows, int Columns) input)
    {
        _bases = [.. bases];
        (_columns, _strideX, _strideY) = (feature.Columns, input.Columns / feature.Columns, input.Rows / feature.Rows);
        Count = feature.Rows * feature.Columns * _bases.Length;
    }

    /// <summary>How many anchors there are.</summary>
    public int Count { get; }

    /// <summary>The anchor of that number, in pixels of the padded input.</summary>
    public Box this[int index]
    {
        get
        {
            var (cell, anchor) = Math.DivRem(index, _bases.Length);
            var (x, y, b) = (cell % _columns * _strideX, cell / _columns * _strideY, _bases[anchor]);
            return new(b.X1 + x, b.Y1 + y, b.X2 + x, b.Y2 + y);
        }
    }

    /// <summary>The anchors around the origin, every size of the first ratio first, corners rounded half to even.</summary>
    /// <param name="sizes">Square roots of the areas, in pixels.</param>
    /// <param name="ratios">Height / width.</param>
    public static IReadOnlyList<Box> Bases(IReadOnlyList<float> sizes, IReadOnlyList<float> ratios)
    {
        var boxes = new List<Box>(sizes.Count * ratios.Count);
        foreach (var ratio in ratios)
        {
            var high = MathF.Sqrt(ratio);
            var wide = 1f / high;
            foreach (var size in sizes)
            {
                var (x, y) = (MathF.Round(wide * size / 2), MathF.Round(high * size / 2));
                boxes.Add(new(-x, -y, x, y));
            }
        }

        return boxes;
    }
}
