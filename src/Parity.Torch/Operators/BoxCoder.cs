using Parity.Detections;

namespace Parity.Torch.Operators;

/// <summary>Applies predicted offsets to boxes (Girshick et al., R-CNN, appendix C), in float32 and torchvision's order.</summary>
/// <param name="WeightX">Divides dx.</param>
/// <param name="WeightY">Divides dy.</param>
/// <param name="WeightWidth">Divides dw.</param>
/// <param name="WeightHeight">Divides dh.</param>
public sealed record BoxCoder(float WeightX, float WeightY, float WeightWidth, float WeightHeight)
{
    // A box grows at most from 16 to 1000 pixels, so that exp cannot overflow.
    private static readonly float LargestLogScale = (float)Math.Log(1000.0 / 16);

    /// <summary>Moves and scales one box.</summary>
    /// <param name="box">The anchor or proposal.</param>
    /// <param name="deltas">dx, dy, dw, dh as predicted.</param>
    public Box Decode(Box box, ReadOnlySpan<float> deltas)
    {
        var (width, height) = (box.X2 - box.X1, box.Y2 - box.Y1);
        var centreX = (deltas[0] / WeightX * width) + (box.X1 + (0.5f * width));
        var centreY = (deltas[1] / WeightY * height) + (box.Y1 + (0.5f * height));
        var halfWidth = 0.5f * (MathF.Exp(MathF.Min(deltas[2] / WeightWidth, LargestLogScale)) * width);
        var halfHeight = 0.5f * (MathF.Exp(MathF.Min(deltas[3] / WeightHeight, LargestLogScale)) * height);
        return new(centreX - halfWidth, centreY - halfHeight, centreX + halfWidth, centreY + halfHeight);
    }

    /// <summary>Cuts a box to an image of the given size.</summary>
    public static Box Clip(Box box, float width, float height) =>
        new(Math.Clamp(box.X1, 0, width), Math.Clamp(box.Y1, 0, height), Math.Clamp(box.X2, 0, width), Math.Clamp(box.Y2, 0, height));
}
