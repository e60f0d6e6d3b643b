namespace Parity.Torch.Operators;

/// <summary>How regions are pooled.</summary>
/// <param name="OutputHeight">Bins in a column.</param>
/// <param name="OutputWidth">Bins in a row.</param>
/// <param name="SamplingRatio">Samples per bin and axis; 0 or less: as many as a bin has pixels, rounded up.</param>
/// <param name="Aligned">True: pixel centres lie at half coordinates (ONNX's <c>half_pixel</c>); false: at whole ones, with regions of at least one pixel (<c>output_half_pixel</c>, torchvision's detectors).</param>
public sealed record RoiAlignOptions(int OutputHeight, int OutputWidth, int SamplingRatio, bool Aligned);
