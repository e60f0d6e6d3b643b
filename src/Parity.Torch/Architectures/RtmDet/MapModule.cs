using TorchSharp;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>A part of the net that turns one feature map <c>[N,C,H,W]</c> into another. It disposes what it makes on the way.</summary>
/// <param name="name">The class name, as PyTorch prints it.</param>
internal abstract class MapModule(string name) : torch.nn.Module<torch.Tensor, torch.Tensor>(name)
{
    // TorchSharp would register every field once more under the field's name, and the state dict would hold it twice.
    /// <inheritdoc/>
    protected sealed override void RegisterComponents()
    {
    }
}
