namespace Parity.Imaging;

/// <summary>
/// How one axis of the model's input leads back to the original image: <c>original = (input − Offset) / Scale</c>,
/// in float32 and in this order, as the original post-processing codes do it.
/// </summary>
/// <param name="Scale">Input pixels per original pixel (resized size / original size unless the codebase rounds differently).</param>
/// <param name="Offset">Padding before the picture, in input pixels.</param>
public readonly record struct AxisMap(float Scale, float Offset)
{
    /// <summary>The map that changes nothing.</summary>
    public static AxisMap Identity => new(1f, 0f);

    /// <summary>Takes a coordinate of the model's input back to the original image.</summary>
    public float ToOriginal(float input) => (input - Offset) / Scale;

    /// <summary>Takes a coordinate of the original image to the model's input.</summary>
    public float ToInput(float original) => (original * Scale) + Offset;
}
