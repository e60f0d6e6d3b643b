using Parity.Torch.Architectures.RtDetr.Parts;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Official;

/// <summary>The "d" shortcut of a block that halves the map: average pool 2×2, then a 1×1 convolution, so that no pixel is skipped.</summary>
internal sealed class Shortcut : MapPart
{
    private readonly ConvNorm _conv;

    public Shortcut(int input, int output, NormStyle style)
        : base(nameof(Shortcut)) =>
        register_module("conv", _conv = new(input, output, 1, 1, Activation.None, style));

    public override torch.Tensor forward(torch.Tensor input)
    {
        using var pooled = torch.nn.functional.avg_pool2d(input, 2, stride: 2, ceil_mode: true);
        return _conv.call(pooled);
    }
}
