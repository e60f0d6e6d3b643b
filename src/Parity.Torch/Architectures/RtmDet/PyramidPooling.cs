using TorchSharp;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>
/// Spatial pyramid pooling. Three 5x5 maxima in series equal MMDetection's 5, 9 and 13 in parallel.
/// </summary>
internal sealed class PyramidPooling : MapModule
{
    private readonly ConvUnit _first;
    private readonly ConvUnit _second;

    public PyramidPooling(int channels, double epsilon)
        : base(nameof(PyramidPooling))
    {
        _first = new(channels, channels / 2, 1, epsilon);
        _second = new(channels / 2 * 4, channels, 1, epsilon);
        register_module("conv1", _first);
        register_module("conv2", _second);
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var maps = new List<torch.Tensor> { _first.call(input) };
        for (var i = 0; i < 3; i++)
        {
            maps.Add(torch.nn.functional.max_pool2d(maps[^1], 5, stride: 1, padding: 2));
        }

        return _second.call(torch.cat(maps, dim: 1)).MoveToOuterDisposeScope();
    }
}
