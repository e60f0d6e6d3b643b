using Parity.Torch.Operators;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>
/// The neck's cross-stage fusion of two concatenated maps: conv3(RepVGG chain(conv1 x) + conv2 x).
/// The last convolution exists only where the hidden width differs from the output (expansion other than 1).
/// </summary>
internal sealed class FusionBlock : MapPart
{
    private const int ChainLength = 3;

    private readonly ConvNorm _first;
    private readonly ConvNorm _second;
    private readonly ConvNorm? _third;
    private readonly TorchSharp.Modules.ModuleList<RepVggBlock> _chain;

    public FusionBlock(int input, int output, double expansion, NormStyle style, PartNames names)
        : base(nameof(FusionBlock))
    {
        var hidden = (int)(output * expansion);
        _first = new(input, hidden, 1, 1, Activation.Silu, style);
        _second = new(input, hidden, 1, 1, Activation.Silu, style);
        _chain = torch.nn.ModuleList(Enumerable.Range(0, ChainLength).Select(_ => new RepVggBlock(hidden, style)).ToArray());
        _third = hidden == output ? null : new(hidden, output, 1, 1, Activation.Silu, style);
        register_module(names.FusionConv + "1", _first);
        register_module(names.FusionConv + "2", _second);
        register_module(names.FusionChain, _chain);
        if (_third is not null)
        {
            register_module(names.FusionConv + "3", _third);
        }
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var deep = _first.call(input);
        foreach (var block in _chain)
        {
            using var previous = deep;
            deep = block.call(previous);
        }

        deep.PlusInPlace(_second.call(input));
        return (_third?.call(deep) ?? deep).MoveToOuterDisposeScope();
    }
}
