using Parity.Imaging;
using Parity.Tensors;

namespace Parity.Running;

/// <summary>One image as a runner receives it.</summary>
/// <param name="ImageName">The image's path relative to the image root, with forward slashes; for messages and recorded outputs.</param>
/// <param name="Tensor">The preprocessed tensor, the very same object on both sides.</param>
/// <param name="Geometry">Sizes for models that take them as an input, such as RT-DETR's <c>orig_target_sizes</c>.</param>
public sealed record ModelInput(string ImageName, TensorData Tensor, ImageGeometry Geometry);
