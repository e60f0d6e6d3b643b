using Parity.Torch.Architectures.RtDetr.Parts;
using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>A stage of bottlenecks, <c>layer.{i}</c>; the first carries the stride.</summary>
internal sealed class ResNetStage : MapPart
{
    private readonly ModuleList<ResNetBlock> _blocks;

    public ResNetStage(int input, int width, int blocks, int stride, NormStyle style)
        : base(nameof(ResNetStage)) =>
        register_module("layer", _blocks = torch.nn.ModuleList(Enumerable.Range(0, blocks)
            .Select(i => i == 0 ? new ResNetBlock(input, width, stride, style) : new ResNetBlock(width * ResNetBlock.Expansion, width, 1, style))
            .ToArray()));

    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var current = _blocks[0].call(input);
        foreach (var block in _blocks.Skip(1))
        {
            using var previous = current;
            current = block.call(previous);
        }

        return current.MoveToOuterDisposeScope();
    }
}
