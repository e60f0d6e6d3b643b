using Parity.Torch.Operators;
using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>MobileNetV3's block: expand, convolve each channel by itself, weigh channels, project.</summary>
internal sealed class InvertedResidual : Module<torch.Tensor, torch.Tensor>
{
    [ComponentName(Name = "block")]
    private readonly Module<torch.Tensor, torch.Tensor> _block;

    private readonly bool _isResidual;

    public InvertedResidual(InvertedResidualSize size)
        : base("InvertedResidual")
    {
        var layers = new List<Module<torch.Tensor, torch.Tensor>>();
        if (size.Expanded != size.Input)
        {
            layers.Add(ConvNormActivation.Create(size.Input, size.Expanded, 1, size.Activation));
        }

        var stride = size.Dilation > 1 ? 1 : size.Stride;
        layers.Add(ConvNormActivation.Create(size.Expanded, size.Expanded, size.Kernel, size.Activation, stride, size.Expanded, size.Dilation));
        if (size.HasSqueeze)
        {
            layers.Add(new SqueezeExcitation(size.Expanded, MobileNetV3Sizes.Divisible(size.Expanded / 4)));
        }

        layers.Add(ConvNormActivation.Create(size.Expanded, size.Output, 1, Activation.None));
        _block = Sequential([.. layers.Select((layer, i) => (i.ToString(System.Globalization.CultureInfo.InvariantCulture), layer))]);
        RegisterComponents();
        _isResidual = size.Stride == 1 && size.Input == size.Output;
    }

    public override torch.Tensor forward(torch.Tensor input) => _isResidual ? _block.call(input).PlusInPlace(input) : _block.call(input);
}
