using Parity.Torch.Architectures.RtDetr.Parts;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>Builds the numbered layers up to the decoder; a layer's number is its key in the checkpoint.</summary>
internal sealed class LayerList
{
    private readonly List<Layer> _layers = [];
    private readonly NormStyle _style;

    private LayerList(NormStyle style) => _style = style;

    /// <summary>The layers of a model and the numbers of the three maps the decoder reads.</summary>
    public static (IReadOnlyList<Layer> Layers, IReadOnlyList<int> Maps) Build(UltralyticsSizes sizes)
    {
        var list = new LayerList(NormStyle.Ultralytics with { Epsilon = sizes.Epsilon });
        var stages = sizes.Hg is { } hg ? list.Backbone(hg) : list.Backbone(sizes.ResNet!);
        return (list._layers, list.Neck(sizes, stages));
    }

    private List<(int Number, int Channels)> Backbone(HgSizes sizes)
    {
        Add(new HgStem(sizes.StemMiddle, sizes.StemOutput, _style));
        var ends = new List<(int, int)>();
        var channels = sizes.StemOutput;
        foreach (var stage in sizes.Stages)
        {
            if (ends.Count > 0)
            {
                Add(new ConvNorm(channels, channels, 3, 2, Activation.None, _style, groups: channels));
            }

            for (var block = 0; block < stage.Blocks; block++)
            {
                Add(new HgBlock(channels, stage.Middle, stage.Output, stage.Kernel, stage.Light, adds: block > 0, _style));
                channels = stage.Output;
            }

            ends.Add((Last, channels));
        }

        return ends;
    }

    private List<(int Number, int Channels)> Backbone(ResNetSizes sizes)
    {
        Add(new ResNetStem(sizes.Stem, _style));
        var ends = new List<(int, int)>();
        var channels = sizes.Stem;
        for (var stage = 0; stage < sizes.Widths.Length; stage++)
        {
            Add(new ResNetStage(channels, sizes.Widths[stage], sizes.Blocks[stage], stage == 0 ? 1 : 2, _style));
            channels = sizes.Widths[stage] * ResNetBlock.Expansion;
            ends.Add((Last, channels));
        }

        return ends;
    }

    private int[] Neck(UltralyticsSizes sizes, List<(int Number, int Channels)> stages)
    {
        var width = sizes.NeckWidth;
        var (c3, c4, c5) = (stages[1], stages[2], stages[3]);
        Add(new ConvNorm(c5.Channels, width, 1, 1, Activation.None, _style));
        Add(new AifiLayer(width, sizes.NeckFeedForward, sizes.NeckHeads, sizes.Levels[^1], PartNames.Ultralytics));
        var y5 = Add(new ConvNorm(width, width, 1, 1, Activation.Silu, _style));
        Join(Upsample(), Add(new ConvNorm(c4.Channels, width, 1, 1, Activation.None, _style), c4.Number));
        Add(Fusion(width));
        var y4 = Add(new ConvNorm(width, width, 1, 1, Activation.Silu, _style));
        Join(Upsample(), Add(new ConvNorm(c3.Channels, width, 1, 1, Activation.None, _style), c3.Number));
        var p3 = Add(Fusion(width));
        Join(Add(new ConvNorm(width, width, 3, 2, Activation.Silu, _style)), y4);
        var p4 = Add(Fusion(width));
        Join(Add(new ConvNorm(width, width, 3, 2, Activation.Silu, _style)), y5);
        return [p3, p4, Add(Fusion(width))];
    }

    private int Last => _layers.Count - 1;

    private FusionBlock Fusion(int width) => new(2 * width, width, 1.0, _style, PartNames.Ultralytics);

    private int Add(torch.nn.Module<torch.Tensor, torch.Tensor> module, int? from = null)
    {
        _layers.Add(new(_layers.Count == 0 ? [] : [from ?? Last], module, inputs => module.call(inputs[0])));
        return Last;
    }

    private int Upsample()
    {
        _layers.Add(new([Last], null, static inputs =>
            torch.nn.functional.interpolate(inputs[0], scale_factor: [2, 2], mode: torch.InterpolationMode.Nearest)));
        return Last;
    }

    private void Join(int first, int second) =>
        _layers.Add(new([first, second], null, static inputs => torch.cat([inputs[0], inputs[1]], 1)));
}
