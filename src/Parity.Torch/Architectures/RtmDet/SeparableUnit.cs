using TorchSharp;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>A 5x5 depthwise unit, then a pointwise one, each with its own BatchNorm and SiLU.</summary>
internal sealed class SeparableUnit : MapModule
{
    private readonly ConvUnit _depthwise;
    private readonly ConvUnit _pointwise;

    public SeparableUnit(int channels, double epsilon)
        : base(nameof(SeparableUnit))
    {
        _depthwise = new(channels, channels, 5, epsilon, groups: channels);
        _pointwise = new(channels, channels, 1, epsilon);
        register_module("depthwise_conv", _depthwise);
        register_module("pointwise_conv", _pointwise);
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var filtered = _depthwise.call(input);
        return _pointwise.call(filtered);
    }
}
