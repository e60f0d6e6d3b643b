using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>A module that only gives its children a common prefix in the state dict.</summary>
internal sealed class NamedGroup : Part
{
    public NamedGroup(params ReadOnlySpan<(string Name, torch.nn.Module Module)> children)
        : base(nameof(NamedGroup))
    {
        foreach (var (name, module) in children)
        {
            register_module(name, module);
        }
    }
}
