using Parity.Torch.Architectures.RtDetr.Parts;
using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Torch.Architectures.RtDetr.Official;

/// <summary>The neck: attention within the coarsest map (AIFI), then fusion across the maps from coarse to fine and back (CCFF).</summary>
internal sealed class HybridEncoder : Part
{
    private readonly ModuleList<ConvNorm> _projections;
    private readonly AifiLayer _attention;
    private readonly ModuleList<ConvNorm> _laterals;
    private readonly ModuleList<FusionBlock> _topDown;
    private readonly ModuleList<ConvNorm> _downsamples;
    private readonly ModuleList<FusionBlock> _bottomUp;

    /// <param name="sizes">The numbers.</param>
    /// <param name="inputs">Channels of the three maps.</param>
    /// <param name="coarsest">Size of the map of stride 32.</param>
    /// <param name="projection">Names of the input projections, which the two releases call differently.</param>
    public HybridEncoder(EncoderSizes sizes, IReadOnlyList<int> inputs, MapSize coarsest, NormStyle projection)
        : base(nameof(HybridEncoder))
    {
        var (hidden, style) = (sizes.Hidden, NormStyle.Official);
        register_module("input_proj", _projections = torch.nn.ModuleList(inputs.Select(c => new ConvNorm(c, hidden, 1, 1, Activation.None, projection)).ToArray()));
        _attention = new(hidden, sizes.FeedForward, sizes.Heads, coarsest, PartNames.Official);
        register_module("encoder", torch.nn.ModuleList(new NamedGroup(("layers", torch.nn.ModuleList(_attention)))));
        register_module("lateral_convs", _laterals = Pair(() => new ConvNorm(hidden, hidden, 1, 1, Activation.Silu, style)));
        register_module("fpn_blocks", _topDown = Pair(Fusion));
        register_module("downsample_convs", _downsamples = Pair(() => new ConvNorm(hidden, hidden, 3, 2, Activation.Silu, style)));
        register_module("pan_blocks", _bottomUp = Pair(Fusion));

        FusionBlock Fusion() => new(2 * hidden, hidden, sizes.Expansion, style, PartNames.Official);
    }

    /// <summary>Encodes the three maps, finest first, into three of one width; the caller disposes them.</summary>
    /// <param name="maps">The backbone's maps.</param>
    /// <param name="probe">Sees the attention's map.</param>
    public IReadOnlyList<torch.Tensor> Encode(IReadOnlyList<torch.Tensor> maps, Probe probe)
    {
        using var scope = torch.NewDisposeScope();
        var p3 = _projections[0].call(maps[0]);
        var p4 = _projections[1].call(maps[1]);
        var p5 = _attention.call(_projections[2].call(maps[2]));
        probe.See("aifi", p5);

        var l5 = _laterals[0].call(p5);
        var f4 = Fuse(_topDown[0], Double(l5), p4);
        var l4 = _laterals[1].call(f4);
        var n3 = Fuse(_topDown[1], Double(l4), p3);

        // The way back joins the lateral maps, not the fused ones they came from.
        var n4 = Fuse(_bottomUp[0], _downsamples[0].call(n3), l4);
        var n5 = Fuse(_bottomUp[1], _downsamples[1].call(n4), l5);
        return [n3.MoveToOuterDisposeScope(), n4.MoveToOuterDisposeScope(), n5.MoveToOuterDisposeScope()];
    }

    private static ModuleList<T> Pair<T>(Func<T> create)
        where T : torch.nn.Module => torch.nn.ModuleList(create(), create());

    private static torch.Tensor Double(torch.Tensor map) =>
        torch.nn.functional.interpolate(map, scale_factor: [2, 2], mode: torch.InterpolationMode.Nearest);

    private static torch.Tensor Fuse(FusionBlock block, torch.Tensor first, torch.Tensor second)
    {
        using var scope = torch.NewDisposeScope();
        return block.call(torch.cat([first, second], 1)).MoveToOuterDisposeScope();
    }
}
