namespace Parity.Detections;

/// <summary>One level of RTMDet's raw head.</summary>
/// <param name="Logits">Class logits, channel by channel: <c>[classes,height,width]</c>.</param>
/// <param name="Distances">Left, top, right, bottom: <c>[4,height,width]</c>.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Height">Rows of the map.</param>
/// <param name="Width">Columns of the map.</param>
/// <param name="Stride">Pixels of the input per cell.</param>
internal sealed record RtmDetLevel(float[] Logits, float[] Distances, int Classes, int Height, int Width, int Stride);
