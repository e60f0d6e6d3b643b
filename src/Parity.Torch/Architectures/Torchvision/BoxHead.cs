using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch.nn;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>Two hidden layers over a pooled region.</summary>
internal sealed class BoxHead : Module<torch.Tensor, torch.Tensor>
{
    [ComponentName(Name = "fc6")]
    private readonly Linear _first;

    [ComponentName(Name = "fc7")]
    private readonly Linear _second;

    public BoxHead(int inputs, int width)
        : base("TwoMLPHead")
    {
        (_first, _second) = (Linear(inputs, width), Linear(width, width));
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor input) => _second.call(_first.call(input.flatten(1)).relu_()).relu_();
}
