using Parity.Torch.Operators;
using TorchSharp;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>A 3x3 unit and a separable 5x5 unit, with a residual connection in the first three stages.</summary>
internal sealed class CspBlock : MapModule
{
    private readonly ConvUnit _first;
    private readonly SeparableUnit _second;
    private readonly bool _isResidual;

    public CspBlock(int channels, bool isResidual, double epsilon)
        : base(nameof(CspBlock))
    {
        (_first, _second, _isResidual) = (new(channels, channels, 3, epsilon), new(channels, epsilon), isResidual);
        register_module("conv1", _first);
        register_module("conv2", _second);
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var half = _first.call(input);
        var output = _second.call(half);
        return _isResidual ? output.PlusInPlace(input) : output;
    }
}
