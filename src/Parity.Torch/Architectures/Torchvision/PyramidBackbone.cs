using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>Body and pyramid.</summary>
internal sealed class PyramidBackbone : Module<torch.Tensor, torch.Tensor[]>
{
    [ComponentName(Name = "body")]
    private readonly MobileNetV3Body _body;

    [ComponentName(Name = "fpn")]
    private readonly FeaturePyramid _fpn;

    public PyramidBackbone(FasterRcnnOptions options)
        : base("BackboneWithFPN")
    {
        _body = new(options.Body, options.ReturnedLayers);
        _fpn = new(_body.Channels, options.FpnChannels);
        RegisterComponents();
    }

    public override torch.Tensor[] forward(torch.Tensor input) => _fpn.call(_body.call(input));
}
