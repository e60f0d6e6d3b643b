using Parity.Torch.Operators;
using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>A feature pyramid network with one more level taken from the coarsest by skipping every second pixel.</summary>
internal sealed class FeaturePyramid : Module<torch.Tensor[], torch.Tensor[]>
{
    private readonly Conv2d[] _inner;
    private readonly Conv2d[] _layer;

    public FeaturePyramid(IReadOnlyList<int> channels, int output)
        : base("FeaturePyramidNetwork")
    {
        _inner = [.. channels.Select(c => Conv2d(c, output, 1))];
        _layer = [.. channels.Select(_ => Conv2d(output, output, 3, padding: 1))];
        Register("inner_blocks", _inner);
        Register("layer_blocks", _layer);
    }

    /// <summary>The pyramid's maps, finest first, the additional one last.</summary>
    public override torch.Tensor[] forward(torch.Tensor[] maps)
    {
        var levels = new torch.Tensor[maps.Length + 1];
        torch.Tensor? above = null;
        for (var i = maps.Length - 1; i >= 0; i--)
        {
            var lateral = _inner[i].call(maps[i]);
            above = above is null ? lateral : lateral.Plus(Upsampled(above, lateral));
            levels[i] = AlignedConvolution.Apply(_layer[i], above, stride: 1);
        }

        levels[^1] = functional.max_pool2d(levels[^2], 1, 2);
        return levels;
    }

    // Both of the builders' levels have stride 32: nothing is to be done there.
    private static torch.Tensor Upsampled(torch.Tensor map, torch.Tensor like) => map.shape[2] == like.shape[2] && map.shape[3] == like.shape[3]
        ? map
        : functional.interpolate(map, [like.shape[2], like.shape[3]], mode: torch.InterpolationMode.Nearest);

    // Since torchvision 0.13 each convolution stands in a Sequential of its own.
    private void Register(string name, Conv2d[] convolutions)
    {
        var list = ModuleList(Array.ConvertAll(convolutions, c => Sequential(("0", (Module<torch.Tensor, torch.Tensor>)c))));
        register_module(name, list);
    }
}
