using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>Convolution without bias, BatchNorm, SiLU: the brick of the net.</summary>
internal sealed class ConvUnit : MapModule
{
    private readonly Conv2d _convolution;
    private readonly BatchNorm2d _norm;
    private readonly int _stride;
    private readonly bool _isDense;

    /// <param name="input">Channels in.</param>
    /// <param name="output">Channels out.</param>
    /// <param name="kernel">Side of the square kernel; the map is padded by half of it.</param>
    /// <param name="epsilon">BatchNorm's.</param>
    /// <param name="stride">Step.</param>
    /// <param name="groups">Channel groups; as many as channels for a depthwise convolution.</param>
    public ConvUnit(int input, int output, int kernel, double epsilon, int stride = 1, int groups = 1)
        : base(nameof(ConvUnit))
    {
        (_stride, _isDense) = (stride, groups == 1);
        _convolution = torch.nn.Conv2d(input, output, kernel, stride: stride, padding: kernel / 2, groups: groups, bias: false);
        _norm = torch.nn.BatchNorm2d(output, eps: epsilon);
        register_module("conv", _convolution);
        register_module("bn", _norm);
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var convolved = _isDense ? AlignedConvolution.Apply(_convolution, input, _stride) : _convolution.call(input);
        using var normalised = _norm.call(convolved);
        return torch.nn.functional.silu(normalised);
    }
}
