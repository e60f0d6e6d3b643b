using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>Convolution without bias, norm, activation: the brick of both codebases.</summary>
internal sealed class ConvNorm : MapPart
{
    private readonly Conv2d _conv;
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> _norm;
    private readonly Activation _activation;
    private readonly (int Stride, int Padding, bool Dense) _shape;

    /// <param name="input">Channels in.</param>
    /// <param name="output">Channels out.</param>
    /// <param name="kernel">Side of the square kernel.</param>
    /// <param name="stride">Step.</param>
    /// <param name="activation">What follows the norm.</param>
    /// <param name="style">Names and norm.</param>
    /// <param name="groups">Channel groups; <paramref name="input"/> for a depth-wise convolution.</param>
    /// <param name="padding">Zeros around the map; left out: half the kernel.</param>
    public ConvNorm(int input, int output, int kernel, int stride, Activation activation, NormStyle style, int groups = 1, int? padding = null)
        : base(nameof(ConvNorm))
    {
        (_activation, _shape) = (activation, (stride, padding ?? (kernel / 2), groups == 1));
        _conv = torch.nn.Conv2d(input, output, kernel, stride: stride, padding: _shape.Padding, groups: groups, bias: false);
        _norm = style.Frozen ? new FrozenBatchNorm(output, style.Epsilon) : torch.nn.BatchNorm2d(output, eps: style.Epsilon);
        register_module(style.Conv, _conv);
        register_module(style.Norm, _norm);
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using var convolved = _shape.Dense ? AlignedConvolution.Apply(_conv, input, _shape.Stride, _shape.Padding) : _conv.call(input);
        return _activation.ApplyInPlace(_norm.call(convolved));
    }
}
