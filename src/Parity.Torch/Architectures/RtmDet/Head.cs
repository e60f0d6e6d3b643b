using TorchSharp;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>Holds the head module under the name MMYOLO gives it.</summary>
internal sealed class Head : torch.nn.Module
{
    public Head(HeadModule module)
        : base(nameof(Head))
    {
        Module = module;
        register_module("head_module", module);
    }

    /// <summary>The layers.</summary>
    public HeadModule Module { get; }

    // As in MapModule: fields are not registered a second time.
    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
    }
}
