using Parity.Torch.Architectures.RtDetr.Parts;
using Parity.Torch.Operators;
using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>HGNetV2's block: a chain of six convolutions whose every stage is kept, squeezed by one 1×1 convolution and widened by another.</summary>
internal sealed class HgBlock : MapPart
{
    private const int ChainLength = 6;

    private readonly ModuleList<torch.nn.Module<torch.Tensor, torch.Tensor>> _chain;
    private readonly ConvNorm _squeeze;
    private readonly ConvNorm _excite;
    private readonly bool _adds;

    /// <param name="input">Channels in.</param>
    /// <param name="middle">Channels of the chain.</param>
    /// <param name="output">Channels out.</param>
    /// <param name="kernel">Side of the chain's kernels.</param>
    /// <param name="light">The chain's convolutions are <see cref="LightConv"/>.</param>
    /// <param name="adds">The input is added at the end, where the channels are equal.</param>
    /// <param name="style">Names and norm.</param>
    public HgBlock(int input, int middle, int output, int kernel, bool light, bool adds, NormStyle style)
        : base(nameof(HgBlock))
    {
        _adds = adds && input == output;
        register_module("m", _chain = torch.nn.ModuleList(Enumerable.Range(0, ChainLength).Select(i => Link(i == 0 ? input : middle)).ToArray()));
        register_module("sc", _squeeze = new(input + (ChainLength * middle), output / 2, 1, 1, Activation.Relu, style));
        register_module("ec", _excite = new(output / 2, output, 1, 1, Activation.Relu, style));

        torch.nn.Module<torch.Tensor, torch.Tensor> Link(int channels) => light
            ? new LightConv(channels, middle, kernel, style)
            : new ConvNorm(channels, middle, kernel, 1, Activation.Relu, style);
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var kept = new List<torch.Tensor> { input };
        foreach (var link in _chain)
        {
            kept.Add(link.call(kept[^1]));
        }

        var result = _excite.call(_squeeze.call(torch.cat(kept, 1)));
        return (_adds ? result.PlusInPlace(input) : result).MoveToOuterDisposeScope();
    }
}
