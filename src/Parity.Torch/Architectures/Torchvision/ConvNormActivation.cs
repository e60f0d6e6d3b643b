using TorchSharp;
using static TorchSharp.torch.nn;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>torchvision's <c>Conv2dNormActivation</c>: children 0 (convolution), 1 (norm) and, without keys, an activation.</summary>
internal static class ConvNormActivation
{
    // The detection builders hand their own norm layer to the backbone, so MobileNetV3's eps of 0.001 does not apply. FrozenBatchNorm2d computes the same.
    private const double Epsilon = 1e-5;

    public static Module<torch.Tensor, torch.Tensor> Create(int from, int to, int kernel, Activation activation, int stride = 1, int groups = 1, int dilation = 1)
    {
        var layers = new List<(string, Module<torch.Tensor, torch.Tensor>)>
        {
            ("0", Conv2d(from, to, kernel, stride, (kernel - 1) / 2 * dilation, dilation, groups: groups, bias: false)),
            ("1", BatchNorm2d(to, Epsilon)),
        };
        if (activation != Activation.None)
        {
            layers.Add(("2", activation == Activation.Relu ? ReLU(inplace: true) : Hardswish(inplace: true)));
        }

        return Sequential([.. layers]);
    }
}
