using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>Cross-stage partial layer: half of the channels run through blocks, the other half passes by, both are joined again.</summary>
internal sealed class CspLayer : MapModule
{
    private readonly ConvUnit _main;
    private readonly ConvUnit _short;
    private readonly ConvUnit _final;
    private readonly Sequential _blocks;
    private readonly ChannelAttention? _attention;

    /// <param name="input">Channels in.</param>
    /// <param name="output">Channels out.</param>
    /// <param name="blocks">Number of blocks; may be none.</param>
    /// <param name="isResidual">Whether a block adds its input.</param>
    /// <param name="hasAttention">Whether the joined channels are gated: in the backbone only.</param>
    /// <param name="epsilon">BatchNorm's.</param>
    public CspLayer(int input, int output, int blocks, bool isResidual, bool hasAttention, double epsilon)
        : base(nameof(CspLayer))
    {
        var half = output / 2;
        _main = new(input, half, 1, epsilon);
        _short = new(input, half, 1, epsilon);
        _final = new(2 * half, output, 1, epsilon);
        _blocks = torch.nn.Sequential(Enumerable.Range(0, blocks).Select(_ => new CspBlock(half, isResidual, epsilon)));
        _attention = hasAttention ? new(2 * half) : null;
        register_module("main_conv", _main);
        register_module("short_conv", _short);
        register_module("final_conv", _final);
        register_module("blocks", _blocks);
        if (_attention is not null)
        {
            register_module("attention", _attention);
        }
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var main = _main.call(input);
        if (_blocks.Count > 0)
        {
            main = _blocks.call(main);
        }

        var joined = torch.cat([main, _short.call(input)], dim: 1);
        return _final.call(_attention?.call(joined) ?? joined).MoveToOuterDisposeScope();
    }
}
