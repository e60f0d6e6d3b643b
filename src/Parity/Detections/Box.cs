namespace Parity.Detections;

/// <summary>An axis-aligned box by two corners, in pixels: of the original image unless stated otherwise. It may be inverted or outside the image.</summary>
/// <param name="X1">Left.</param>
/// <param name="Y1">Top.</param>
/// <param name="X2">Right.</param>
/// <param name="Y2">Bottom.</param>
public readonly record struct Box(float X1, float Y1, float X2, float Y2)
{
    /// <summary>X2 − X1; negative for an inverted box.</summary>
    public float Width => X2 - X1;

    /// <summary>Y2 − Y1; negative for an inverted box.</summary>
    public float Height => Y2 - Y1;

    /// <summary>True when all four numbers are finite.</summary>
    public bool IsFinite => float.IsFinite(X1) && float.IsFinite(Y1) && float.IsFinite(X2) && float.IsFinite(Y2);
}
