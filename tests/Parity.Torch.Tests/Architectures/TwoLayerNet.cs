using Parity.Imaging;
using Parity.Torch.Architectures;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace Parity.Torch.Tests.Architectures;

/// <summary>The smallest detector: a convolution and a norm, whose raw output is a map.</summary>
internal sealed class TwoLayerNet : TorchDetector
{
    [ComponentName(Name = "conv")]
    private readonly Conv2d _conv;

    [ComponentName(Name = "norm")]
    private readonly BatchNorm2d _norm;

    public TwoLayerNet(int channels)
        : base(nameof(TwoLayerNet))
    {
        _conv = torch.nn.Conv2d(3, channels, 1, bias: false);
        _norm = torch.nn.BatchNorm2d(channels);
        RegisterComponents();
    }

    public override IReadOnlyList<KeyValuePair<string, torch.Tensor>> Detect(torch.Tensor input, ImageGeometry geometry) =>
        [new("map", _norm.call(_conv.call(input)))];
}
