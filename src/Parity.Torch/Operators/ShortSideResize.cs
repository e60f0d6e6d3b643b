namespace Parity.Torch.Operators;

/// <summary>The size torchvision's detectors resize an image to: the short side to a wanted size unless the long side would exceed its limit.</summary>
/// <param name="MinSize">The wanted short side, in pixels.</param>
/// <param name="MaxSize">The limit of the long side, in pixels.</param>
/// <param name="Rounding">Which of torchvision's two roundings applies.</param>
public sealed record ShortSideResize(int MinSize, int MaxSize, ResizeRounding Rounding = ResizeRounding.Eager)
{
    /// <summary>The new size. The scale is a float32 and may lie just under the true ratio, so a side can come out one pixel short.</summary>
    public (int Height, int Width) Apply(int height, int width)
    {
        var scale = MathF.Min(Quotient(MinSize, Math.Min(height, width)), Quotient(MaxSize, Math.Max(height, width)));
        return (Scaled(height, scale), Scaled(width, scale));
    }

    // A number divided by a tensor is the tensor's reciprocal times the number.
    private static float Quotient(float size, float side) => 1f / side * size;

    private int Scaled(int side, float scale) => Rounding == ResizeRounding.Eager
        ? (int)Math.Floor(side * (double)scale)
        : (int)MathF.Floor(side * scale);
}
