using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>Scales each channel by a gate computed from the channels' means.</summary>
internal sealed class ChannelAttention : MapModule
{
    private readonly Conv2d _gate;

    public ChannelAttention(int channels)
        : base(nameof(ChannelAttention))
    {
        _gate = torch.nn.Conv2d(channels, channels, 1);
        register_module("fc", _gate);
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var means = input.mean([2, 3], keepdim: true);
        using var logits = _gate.call(means);
        // Slope 1/6 and offset 1/2: PyTorch's own hard sigmoid.
        using var gates = torch.nn.functional.hardsigmoid(logits);
        return input * gates;
    }
}
