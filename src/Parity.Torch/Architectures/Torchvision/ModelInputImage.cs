using TorchSharp;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>An image as the network sees it.</summary>
/// <param name="Tensor">Normalised, resized and padded, <c>[1,3,H,W]</c>.</param>
/// <param name="Resized">Rows and columns of the picture before padding.</param>
/// <param name="Original">Rows and columns the model received.</param>
internal sealed record ModelInputImage(torch.Tensor Tensor, (int Height, int Width) Resized, (int Height, int Width) Original)
{
    /// <summary>Rows and columns after padding.</summary>
    public (int Height, int Width) Padded => ((int)Tensor.shape[2], (int)Tensor.shape[3]);
}
