using Parity.Torch.Operators;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>
/// Multi-head attention in PyTorch's packed layout: rows of <c>in_proj_weight</c> are query, key, value.
/// Query and key are the same tokens with their positions added; the value is the tokens without.
/// </summary>
internal sealed class SelfAttention : Part
{
    private readonly int _width;
    private readonly int _heads;
    private readonly TorchSharp.Modules.Linear _output;

    public SelfAttention(int width, int heads)
        : base(nameof(SelfAttention))
    {
        (_width, _heads) = (width, heads);
        register_parameter("in_proj_weight", new(torch.zeros(3 * width, width)));
        register_parameter("in_proj_bias", new(torch.zeros(3 * width)));
        register_module("out_proj", _output = torch.nn.Linear(width, width));
    }

    /// <param name="positioned">Tokens plus positions <c>[B,T,D]</c>: query and key.</param>
    /// <param name="tokens">Tokens <c>[B,T,D]</c>: value.</param>
    public torch.Tensor Attend(torch.Tensor positioned, torch.Tensor tokens)
    {
        using var scope = torch.NewDisposeScope();

        // Asked for each time: a module that moves to another device or type replaces its parameters.
        var (weight, bias) = (get_parameter("in_proj_weight")!, get_parameter("in_proj_bias")!);
        var projected = torch.nn.functional.linear(positioned, weight.narrow(0, 0, 2 * _width), bias.narrow(0, 0, 2 * _width));
        var query = Heads(projected.narrow(-1, 0, _width)).Times(1 / Math.Sqrt((double)_width / _heads));
        var key = Heads(projected.narrow(-1, _width, _width));
        var value = Heads(torch.nn.functional.linear(tokens, weight.narrow(0, 2 * _width, _width), bias.narrow(0, 2 * _width, _width)));

        var attention = query.matmul(key.transpose(-2, -1)).softmax(-1);
        var mixed = attention.matmul(value).transpose(1, 2).reshape(tokens.shape);
        return _output.call(mixed).MoveToOuterDisposeScope();
    }

    private torch.Tensor Heads(torch.Tensor packed) =>
        packed.reshape(packed.shape[0], packed.shape[1], _heads, _width / _heads).transpose(1, 2);
}
