using Parity.Torch.Architectures.RtDetr.Parts;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>HGNetV2's stem: two paths over the halved picture, a max-pool and two 2×2 convolutions, joined and halved again.</summary>
internal sealed class HgStem : MapPart
{
    // One column on the right and one row below: the 2×2 kernels then keep the size.
    private static readonly long[] RightAndBottom = [0, 1, 0, 1];

    private readonly ConvNorm _first;
    private readonly ConvNorm _second;
    private readonly ConvNorm _third;
    private readonly ConvNorm _join;
    private readonly ConvNorm _last;

    public HgStem(int middle, int output, NormStyle style)
        : base(nameof(HgStem))
    {
        register_module("stem1", _first = new(3, middle, 3, 2, Activation.Relu, style));
        register_module("stem2a", _second = new(middle, middle / 2, 2, 1, Activation.Relu, style, padding: 0));
        register_module("stem2b", _third = new(middle / 2, middle, 2, 1, Activation.Relu, style, padding: 0));
        register_module("stem3", _join = new(middle * 2, middle, 3, 2, Activation.Relu, style));
        register_module("stem4", _last = new(middle, output, 1, 1, Activation.Relu, style));
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var padded = Pad(_first.call(input));
        var convolved = _third.call(Pad(_second.call(padded)));
        var pooled = torch.nn.functional.max_pool2d(padded, 2, stride: 1, ceil_mode: true);
        return _last.call(_join.call(torch.cat([pooled, convolved], 1))).MoveToOuterDisposeScope();
    }

    private static torch.Tensor Pad(torch.Tensor map) => torch.nn.functional.pad(map, RightAndBottom);
}
