using System.Globalization;
using TorchSharp;
using static TorchSharp.torch.nn;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>A MobileNetV3-Large without its classifier; children 0 to 16.</summary>
internal sealed class MobileNetV3Body : Module<torch.Tensor, torch.Tensor[]>
{
    private readonly List<Module<torch.Tensor, torch.Tensor>> _layers = [];
    private readonly IReadOnlyList<int> _returned;

    public MobileNetV3Body(MobileNetV3Options options, IReadOnlyList<int> returnedStages)
        : base("IntermediateLayerGetter")
    {
        var blocks = MobileNetV3Sizes.Large(options);
        var last = blocks[^1].Output;
        Add(ConvNormActivation.Create(3, blocks[0].Input, 3, Activation.Hardswish, stride: 2));
        foreach (var block in blocks)
        {
            Add(new InvertedResidual(block));
        }

        Add(ConvNormActivation.Create(last, 6 * last, 1, Activation.Hardswish));

        // A stage ends where the next one halves the map; torchvision returns the block that does so.
        int[] stages = [0, .. Enumerable.Range(0, blocks.Count).Where(i => blocks[i].Stride > 1).Select(i => i + 1), blocks.Count + 1];
        int[] channels = [blocks[0].Input, .. blocks.Select(b => b.Output), 6 * last];
        _returned = [.. returnedStages.Select(s => stages[s])];
        Channels = [.. _returned.Select(i => channels[i])];
    }

    /// <summary>Channels of the returned maps.</summary>
    public IReadOnlyList<int> Channels { get; }

    /// <summary>The returned maps of an image <c>[1,3,H,W]</c>, finest first.</summary>
    public override torch.Tensor[] forward(torch.Tensor input)
    {
        var maps = new List<torch.Tensor>(_returned.Count);
        for (var i = 0; i <= _returned[^1]; i++)
        {
            input = _layers[i].call(input);
            if (_returned.Contains(i))
            {
                maps.Add(input);
            }
        }

        return [.. maps];
    }

    private void Add(Module<torch.Tensor, torch.Tensor> layer)
    {
        register_module(_layers.Count.ToString(CultureInfo.InvariantCulture), layer);
        _layers.Add(layer);
    }
}
