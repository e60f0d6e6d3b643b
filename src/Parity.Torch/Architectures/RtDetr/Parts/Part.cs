using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>A module whose children are exactly those it registers by name.</summary>
/// <param name="name">The class name.</param>
internal abstract class Part(string name) : torch.nn.Module(name)
{
    // TorchSharp would register every field once more under the field's name, and the state dict would hold it twice.
    protected sealed override void RegisterComponents()
    {
    }
}
