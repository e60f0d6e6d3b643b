namespace Parity.Detections;

/// <summary>One detected object.</summary>
/// <param name="Box">Where, in pixels of the original image.</param>
/// <param name="Score">The model's confidence, usually in 0..1.</param>
/// <param name="Label">The class index as the model numbers it (torchvision: 0 is the background).</param>
public readonly record struct Detection(Box Box, float Score, int Label);
