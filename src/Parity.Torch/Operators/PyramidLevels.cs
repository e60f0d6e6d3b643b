using Parity.Detections;

namespace Parity.Torch.Operators;

/// <summary>Which pyramid level a box is pooled from, by its size (Lin et al., "Feature Pyramid Networks", equation 1).</summary>
public static class PyramidLevels
{
    // A box of 224 pixels, the side of an ImageNet crop, belongs to the level of stride 16.
    private const float CanonicalSize = 224f;
    private const float CanonicalLevel = 4f;
    private const float Epsilon = 1e-6f;

    /// <summary>The level's position in <paramref name="scales"/> for every box.</summary>
    /// <param name="boxes">In pixels of the model's input.</param>
    /// <param name="scales">Feature pixels per input pixel of each level, finest first, powers of two.</param>
    public static int[] Assign(ReadOnlySpan<Box> boxes, IReadOnlyList<float> scales)
    {
        var (finest, coarsest) = (-MathF.Log2(scales[0]), -MathF.Log2(scales[^1]));
        var levels = new int[boxes.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            var side = MathF.Sqrt(boxes[i].Width * boxes[i].Height);
            var level = MathF.Floor(CanonicalLevel + MathF.Log2(side / CanonicalSize) + Epsilon);
            levels[i] = (int)(MathF.Min(MathF.Max(level, finest), coarsest) - finest);
        }

        return levels;
    }

    /// <summary>Feature pixels per input pixel: the nearest power of two to feature size / input size.</summary>
    public static float ScaleOf(long featureSize, long inputSize) =>
        MathF.Pow(2f, MathF.Round(MathF.Log2((float)featureSize / inputSize)));
}
