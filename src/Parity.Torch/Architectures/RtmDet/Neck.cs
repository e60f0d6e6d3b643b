using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Torch.Architectures.RtmDet;

/// <summary>The path aggregation neck: coarse maps are mixed into fine ones, then fine ones back into coarse ones.</summary>
internal sealed class Neck : torch.nn.Module<torch.Tensor[], torch.Tensor[]>
{
    private readonly ReduceLayers _reduce;
    private readonly Sequential _downToMiddle;
    private readonly CspLayer _downToFine;
    private readonly ModuleList<ConvUnit> _downsample;
    private readonly ModuleList<CspLayer> _bottomUp;
    private readonly ModuleList<ConvUnit> _out;

    public Neck(RtmDetWidths widths, double epsilon)
        : base(nameof(Neck))
    {
        var (fine, middle, coarse) = (widths.Stages[2], widths.Stages[3], widths.Stages[4]);
        CspLayer Layer(int input, int output) => new(input, output, widths.NeckBlocks, isResidual: false, hasAttention: false, epsilon);

        _reduce = new(coarse, middle, epsilon);
        _downToMiddle = torch.nn.Sequential(Layer(2 * middle, middle), new ConvUnit(middle, fine, 1, epsilon));
        _downToFine = Layer(2 * fine, fine);
        _downsample = torch.nn.ModuleList(new ConvUnit(fine, fine, 3, epsilon, stride: 2), new ConvUnit(middle, middle, 3, epsilon, stride: 2));
        _bottomUp = torch.nn.ModuleList(Layer(2 * fine, middle), Layer(2 * middle, coarse));
        _out = torch.nn.ModuleList(new[] { fine, middle, coarse }.Select(c => new ConvUnit(c, widths.Head, 3, epsilon)).ToArray());
        register_module("reduce_layers", _reduce);
        register_module("top_down_layers", torch.nn.ModuleList<torch.nn.Module<torch.Tensor, torch.Tensor>>(_downToMiddle, _downToFine));
        register_module("downsample_layers", _downsample);
        register_module("bottom_up_layers", _bottomUp);
        register_module("out_layers", _out);
    }

    /// <summary>From the backbone's three maps to three maps of one width.</summary>
    public override torch.Tensor[] forward(torch.Tensor[] maps)
    {
        using var scope = torch.NewDisposeScope();
        var top = _reduce.call(maps[2]);
        var middle = _downToMiddle.call(torch.cat([Doubled(top), maps[1]], dim: 1));
        var fine = _downToFine.call(torch.cat([Doubled(middle), maps[0]], dim: 1));
        var upper = _bottomUp[0].call(torch.cat([_downsample[0].call(fine), middle], dim: 1));
        var coarse = _bottomUp[1].call(torch.cat([_downsample[1].call(upper), top], dim: 1));
        torch.Tensor[] outputs = [_out[0].call(fine), _out[1].call(upper), _out[2].call(coarse)];
        return Array.ConvertAll(outputs, o => o.MoveToOuterDisposeScope());
    }

    // As in MapModule: fields are not registered a second time.
    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
    }

    private static torch.Tensor Doubled(torch.Tensor map) =>
        torch.nn.functional.interpolate(map, scale_factor: [2, 2], mode: torch.InterpolationMode.Nearest);
}
