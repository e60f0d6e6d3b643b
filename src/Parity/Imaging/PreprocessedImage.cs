using Parity.Tensors;

namespace Parity.Imaging;

/// <summary>What the shared preprocessing hands to both sides.</summary>
/// <param name="Tensor">The model's input, for instance float32 <c>[1,3,H,W]</c> or <c>[3,H,W]</c>.</param>
/// <param name="Geometry">The way back to the original image.</param>
public sealed record PreprocessedImage(TensorData Tensor, ImageGeometry Geometry)
{
    /// <summary>The order of the tensor's axes.</summary>
    public TensorLayout Layout { get; init; } = TensorLayout.Chw;

    /// <summary>The tensor's fingerprint, as a golden stores it.</summary>
    public TensorFingerprint Fingerprint() => TensorFingerprint.Of(Tensor, Layout);
}
