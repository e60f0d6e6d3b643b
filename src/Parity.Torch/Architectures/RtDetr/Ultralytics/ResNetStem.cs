using Parity.Torch.Architectures.RtDetr.Parts;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>A 7×7 convolution with SiLU and a max-pool: unlike the official code's three 3×3.</summary>
internal sealed class ResNetStem : MapPart
{
    private readonly ConvNorm _conv;

    public ResNetStem(int output, NormStyle style)
        : base(nameof(ResNetStem))
    {
        _conv = new(3, output, 7, 2, Activation.Silu, style);
        register_module("layer", new NamedGroup(("0", _conv)));
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using var convolved = _conv.call(input);
        return torch.nn.functional.max_pool2d(convolved, 3, stride: 2, padding: 1);
    }
}
