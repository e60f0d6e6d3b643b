using Parity.Detections;

namespace Parity.Torch.Operators;

/// <summary>A box to pool features for.</summary>
/// <param name="Box">In pixels of the model's (resized, padded) input.</param>
/// <param name="Level">Which feature map it is pooled from.</param>
/// <param name="Image">Which image of the batch it lies in.</param>
public readonly record struct RegionOfInterest(Box Box, int Level = 0, int Image = 0);
