using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>CSPNeXt: a stem and four stages; the last three are returned, at strides 8, 16 and 32.</summary>
internal sealed class Backbone : torch.nn.Module<torch.Tensor, torch.Tensor[]>
{
    private const int StageCount = 4;

    private readonly Sequential _stem;
    private readonly Sequential[] _stages;

    public Backbone(RtmDetWidths widths, double epsilon)
        : base(nameof(Backbone))
    {
        _stem = torch.nn.Sequential(
            new ConvUnit(3, widths.Stem, 3, epsilon, stride: 2),
            new ConvUnit(widths.Stem, widths.Stem, 3, epsilon),
            new ConvUnit(widths.Stem, widths.Stages[0], 3, epsilon));
        _stages = [.. Enumerable.Range(0, StageCount).Select(i => Stage(widths, i, epsilon))];
        register_module("stem", _stem);
        for (var i = 0; i < StageCount; i++)
        {
            register_module($"stage{i + 1}", _stages[i]);
        }
    }

    /// <inheritdoc/>
    public override torch.Tensor[] forward(torch.Tensor input)
    {
        using var stem = _stem.call(input);
        using var first = _stages[0].call(stem);
        var second = _stages[1].call(first);
        var third = _stages[2].call(second);
        return [second, third, _stages[3].call(third)];
    }

    // As in MapModule: fields are not registered a second time.
    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
    }

    private static Sequential Stage(RtmDetWidths widths, int index, double epsilon)
    {
        var (input, output, isLast) = (widths.Stages[index], widths.Stages[index + 1], index == StageCount - 1);
        var layers = new List<MapModule> { new ConvUnit(input, output, 3, epsilon, stride: 2) };
        if (isLast)
        {
            layers.Add(new PyramidPooling(output, epsilon));
        }

        layers.Add(new CspLayer(output, output, widths.Blocks[index], isResidual: !isLast, hasAttention: true, epsilon));
        return torch.nn.Sequential(layers);
    }
}
