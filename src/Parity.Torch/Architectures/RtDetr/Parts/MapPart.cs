using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>A module from one tensor to one tensor, whose children are exactly those it registers by name.</summary>
/// <param name="name">The class name.</param>
internal abstract class MapPart(string name) : torch.nn.Module<torch.Tensor, torch.Tensor>(name)
{
    // As in Part: fields are not registered a second time.
    protected sealed override void RegisterComponents()
    {
    }
}
