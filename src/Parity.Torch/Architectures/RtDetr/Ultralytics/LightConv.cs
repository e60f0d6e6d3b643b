using Parity.Torch.Architectures.RtDetr.Parts;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>A 1×1 convolution without activation, then a depth-wise one with ReLU.</summary>
internal sealed class LightConv : MapPart
{
    private readonly ConvNorm _point;
    private readonly ConvNorm _depth;

    public LightConv(int input, int output, int kernel, NormStyle style)
        : base(nameof(LightConv))
    {
        register_module("conv1", _point = new(input, output, 1, 1, Activation.None, style));
        register_module("conv2", _depth = new(output, output, kernel, 1, Activation.Relu, style, groups: output));
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using var mixed = _point.call(input);
        return _depth.call(mixed);
    }
}
