using Parity.Torch.Architectures.RtDetr.Parts;
using Parity.Torch.Operators;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Official;

/// <summary>
/// A block of ResNet-vd: two 3×3 convolutions, or 1×1, 3×3, 1×1 with the stride on the 3×3. The first block of every
/// stage has a projecting shortcut, also where the channels are equal.
/// </summary>
internal sealed class ResidualBlock : MapPart
{
    private readonly List<ConvNorm> _branches = [];
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor>? _shortcut;

    public ResidualBlock(int input, int width, int stride, bool first, BackboneSizes sizes, NormStyle style)
        : base(nameof(ResidualBlock))
    {
        var output = width * sizes.Expansion;
        _shortcut = (first, stride) switch
        {
            (false, _) => null,
            (true, 1) => new ConvNorm(input, output, 1, 1, Activation.None, style),
            (true, _) => new Shortcut(input, output, style),
        };

        // The two kinds register the shortcut at different places, which fixes the order of the state dict.
        if (!sizes.Bottleneck)
        {
            RegisterShortcut();
            Branch("branch2a", new(input, width, 3, stride, Activation.Relu, style));
            Branch("branch2b", new(width, output, 3, 1, Activation.None, style));
        }
        else
        {
            Branch("branch2a", new(input, width, 1, 1, Activation.Relu, style));
            Branch("branch2b", new(width, width, 3, stride, Activation.Relu, style));
            Branch("branch2c", new(width, output, 1, 1, Activation.None, style));
            RegisterShortcut();
        }
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var deep = _branches[0].call(input);
        foreach (var branch in _branches.Skip(1))
        {
            using var previous = deep;
            deep = branch.call(previous);
        }

        return deep.PlusInPlace(_shortcut?.call(input) ?? input).relu_().MoveToOuterDisposeScope();
    }

    private void Branch(string name, ConvNorm branch)
    {
        _branches.Add(branch);
        register_module(name, branch);
    }

    private void RegisterShortcut()
    {
        if (_shortcut is not null)
        {
            register_module("short", _shortcut);
        }
    }
}
