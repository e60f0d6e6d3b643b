using Parity.Torch.Operators;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>A batch norm whose four vectors are buffers: y = x·s + (b − mean·s) with s = w / √(var + ε), in this order of operations.</summary>
internal sealed class FrozenBatchNorm : MapPart
{
    private readonly double _epsilon;

    public FrozenBatchNorm(long channels, double epsilon)
        : base(nameof(FrozenBatchNorm))
    {
        _epsilon = epsilon;
        register_buffer("weight", torch.ones(channels));
        register_buffer("bias", torch.zeros(channels));
        register_buffer("running_mean", torch.zeros(channels));
        register_buffer("running_var", torch.ones(channels));
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var scale = Buffer("weight") * Buffer("running_var").Plus(_epsilon).rsqrt();
        var shift = Buffer("bias") - (Buffer("running_mean") * scale);
        return input.mul(PerChannel(scale)).PlusInPlace(PerChannel(shift)).MoveToOuterDisposeScope();
    }

    private static torch.Tensor PerChannel(torch.Tensor vector) => vector.view(1, -1, 1, 1);

    private torch.Tensor Buffer(string name) => get_buffer(name)!;
}
