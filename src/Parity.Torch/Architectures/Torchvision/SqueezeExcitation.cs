using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>Weighs channels by what the whole map holds (Howard et al., "Searching for MobileNetV3", section 5.2).</summary>
internal sealed class SqueezeExcitation : Module<torch.Tensor, torch.Tensor>
{
    [ComponentName(Name = "fc1")]
    private readonly Conv2d _squeeze;

    [ComponentName(Name = "fc2")]
    private readonly Conv2d _excite;

    public SqueezeExcitation(int channels, int squeezed)
        : base("SqueezeExcitation")
    {
        (_squeeze, _excite) = (Conv2d(channels, squeezed, 1), Conv2d(squeezed, channels, 1));
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var weights = _excite.call(_squeeze.call(input.mean([2, 3], keepdim: true)).relu_()).hardsigmoid_();
        return (input * weights).MoveToOuterDisposeScope();
    }
}
