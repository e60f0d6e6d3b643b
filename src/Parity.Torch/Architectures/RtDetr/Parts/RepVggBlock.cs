using Parity.Torch.Operators;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>SiLU(3×3 branch + 1×1 branch). Exports fuse the two branches into one 3×3 convolution with bias; the reference keeps them apart, as they were trained.</summary>
internal sealed class RepVggBlock : MapPart
{
    private readonly ConvNorm _three;
    private readonly ConvNorm _one;

    public RepVggBlock(int channels, NormStyle style)
        : base(nameof(RepVggBlock))
    {
        register_module("conv1", _three = new(channels, channels, 3, 1, Activation.None, style));
        register_module("conv2", _one = new(channels, channels, 1, 1, Activation.None, style));
    }

    /// <summary>True for the fused convolution that the official deploy step adds beside the branches.</summary>
    public static bool IsFusedKey(string key) =>
        key.Contains(".bottlenecks.", StringComparison.Ordinal)
        && (key.EndsWith(".conv.weight", StringComparison.Ordinal) || key.EndsWith(".conv.bias", StringComparison.Ordinal))
        && !key.Contains(".conv1.", StringComparison.Ordinal) && !key.Contains(".conv2.", StringComparison.Ordinal);

    public override torch.Tensor forward(torch.Tensor input)
    {
        using var one = _one.call(input);
        return _three.call(input).PlusInPlace(one).silu_();
    }
}
