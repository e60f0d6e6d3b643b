using Parity.Torch.Architectures.RtDetr.Parts;
using Parity.Torch.Operators;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>A bottleneck with SiLU inside and ReLU after the sum; the shortcut projects where the shape changes.</summary>
internal sealed class ResNetBlock : MapPart
{
    /// <summary>Channels out per width.</summary>
    public const int Expansion = 4;

    private readonly ConvNorm _first;
    private readonly ConvNorm _second;
    private readonly ConvNorm _third;
    private readonly ConvNorm? _shortcut;

    public ResNetBlock(int input, int width, int stride, NormStyle style)
        : base(nameof(ResNetBlock))
    {
        var output = width * Expansion;
        register_module("cv1", _first = new(input, width, 1, 1, Activation.Silu, style));
        register_module("cv2", _second = new(width, width, 3, stride, Activation.Silu, style));
        register_module("cv3", _third = new(width, output, 1, 1, Activation.None, style));
        if (stride != 1 || input != output)
        {
            _shortcut = new(input, output, 1, stride, Activation.None, style);
            register_module("shortcut", new NamedGroup(("0", _shortcut)));
        }
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var deep = _third.call(_second.call(_first.call(input)));
        return deep.PlusInPlace(_shortcut?.call(input) ?? input).relu_().MoveToOuterDisposeScope();
    }
}
