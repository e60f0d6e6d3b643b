using Parity.Torch.Operators;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>One post-norm decoder layer: self-attention among the queries, deformable attention to the memory, ReLU feed-forward.</summary>
internal sealed class DecoderLayer : Part
{
    private const double HalfLimit = 65504;

    private readonly bool _clamps;
    private readonly SelfAttention _self;
    private readonly DeformableAttention _cross;
    private readonly TorchSharp.Modules.Linear _widen;
    private readonly TorchSharp.Modules.Linear _narrow;
    private readonly TorchSharp.Modules.LayerNorm _norm1;
    private readonly TorchSharp.Modules.LayerNorm _norm2;
    private readonly TorchSharp.Modules.LayerNorm _norm3;

    public DecoderLayer(HeadSizes sizes, HeadStyle style, IReadOnlyList<MapSize> levels)
        : base(nameof(DecoderLayer))
    {
        _clamps = style.ClampsFeedForward;
        register_module("self_attn", _self = new(sizes.Hidden, sizes.Heads));
        register_module("norm1", _norm1 = torch.nn.LayerNorm(sizes.Hidden));
        register_module("cross_attn", _cross = new(sizes, style, levels));
        register_module("norm2", _norm2 = torch.nn.LayerNorm(sizes.Hidden));
        register_module("linear1", _widen = torch.nn.Linear(sizes.Hidden, sizes.FeedForward));
        register_module("linear2", _narrow = torch.nn.Linear(sizes.FeedForward, sizes.Hidden));
        register_module("norm3", _norm3 = torch.nn.LayerNorm(sizes.Hidden));
    }

    /// <param name="queries"><c>[B,Q,D]</c>.</param>
    /// <param name="positions">Encoded reference boxes <c>[B,Q,D]</c>.</param>
    /// <param name="boxes">Reference boxes <c>[B,Q,4]</c>.</param>
    /// <param name="memory">Tokens of all levels <c>[B,L,D]</c>.</param>
    /// <returns>The changed queries <c>[B,Q,D]</c>.</returns>
    public torch.Tensor Refine(torch.Tensor queries, torch.Tensor positions, torch.Tensor boxes, torch.Tensor memory)
    {
        using var scope = torch.NewDisposeScope();
        var x = _norm1.call(queries.Plus(_self.Attend(queries.Plus(positions), queries)));
        x = _norm2.call(x.Plus(_cross.Attend(x.Plus(positions), boxes, memory)));
        var sum = x.Plus(_narrow.call(_widen.call(x).relu_()));
        return _norm3.call(_clamps ? sum.clamp_(Scalars.Of(-HalfLimit), Scalars.Of(HalfLimit)) : sum).MoveToOuterDisposeScope();
    }
}
