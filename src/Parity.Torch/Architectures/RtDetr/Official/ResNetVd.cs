using Parity.Torch.Architectures.RtDetr.Parts;
using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Torch.Architectures.RtDetr.Official;

/// <summary>ResNet-vd: a stem of three 3×3 convolutions and four stages; answers the maps of stride 8, 16 and 32.</summary>
internal sealed class ResNetVd : Part
{
    private const int FirstReturned = 1;

    private readonly Sequential _stem;
    private readonly ModuleList<NamedGroup> _stages;
    private readonly List<ModuleList<ResidualBlock>> _blocks = [];

    public ResNetVd(BackboneSizes sizes)
        : base(nameof(ResNetVd))
    {
        var style = NormStyle.Official with { Frozen = sizes.FrozenNorm };
        register_module("conv1", _stem = torch.nn.Sequential(
            ("conv1_1", new ConvNorm(3, sizes.Stem[0], 3, 2, Activation.Relu, style)),
            ("conv1_2", new ConvNorm(sizes.Stem[0], sizes.Stem[1], 3, 1, Activation.Relu, style)),
            ("conv1_3", new ConvNorm(sizes.Stem[1], sizes.Stem[2], 3, 1, Activation.Relu, style))));

        var input = sizes.Stem[2];
        for (var stage = 0; stage < sizes.Widths.Length; stage++)
        {
            _blocks.Add(Stage(stage, input, sizes, style));
            input = sizes.Widths[stage] * sizes.Expansion;
        }

        register_module("res_layers", _stages = torch.nn.ModuleList(_blocks.Select(b => new NamedGroup(("blocks", b))).ToArray()));
    }

    /// <summary>Channels of the three maps.</summary>
    public static IReadOnlyList<int> Outputs(BackboneSizes sizes) => [.. sizes.Widths.Skip(FirstReturned).Select(w => w * sizes.Expansion)];

    /// <summary>The maps of a batch of images, finest first; the caller disposes them.</summary>
    public IReadOnlyList<torch.Tensor> Extract(torch.Tensor images)
    {
        using var scope = torch.NewDisposeScope();
        var maps = new List<torch.Tensor>();
        var current = torch.nn.functional.max_pool2d(_stem.call(images), 3, stride: 2, padding: 1);
        for (var stage = 0; stage < _blocks.Count; stage++)
        {
            foreach (var block in _blocks[stage])
            {
                var next = block.call(current);
                if (!maps.Contains(current))
                {
                    current.Dispose();
                }

                current = next;
            }

            if (stage >= FirstReturned)
            {
                maps.Add(current);
            }
        }

        return [.. maps.Select(m => m.MoveToOuterDisposeScope())];
    }

    private static ModuleList<ResidualBlock> Stage(int stage, int input, BackboneSizes sizes, NormStyle style)
    {
        var width = sizes.Widths[stage];
        return torch.nn.ModuleList(Enumerable.Range(0, sizes.Blocks[stage]).Select(i => new ResidualBlock(
            i == 0 ? input : width * sizes.Expansion,
            width,
            stride: i == 0 && stage > 0 ? 2 : 1,
            first: i == 0,
            sizes,
            style)).ToArray());
    }
}
