using Parity.Torch.Operators;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>Attention within one map (AIFI): its cells are the tokens of a post-norm transformer encoder layer with exact GELU.</summary>
internal sealed class AifiLayer : MapPart
{
    private readonly SelfAttention _attention;
    private readonly TorchSharp.Modules.Linear _widen;
    private readonly TorchSharp.Modules.Linear _narrow;
    private readonly TorchSharp.Modules.LayerNorm _norm1;
    private readonly TorchSharp.Modules.LayerNorm _norm2;

    public AifiLayer(int width, int feedForward, int heads, MapSize map, PartNames names)
        : base(nameof(AifiLayer))
    {
        register_buffer("positions", PositionTable.Create(map, width), persistent: false);
        register_module(names.Attention, _attention = new(width, heads));
        register_module(names.Linear + "1", _widen = torch.nn.Linear(width, feedForward));
        register_module(names.Linear + "2", _narrow = torch.nn.Linear(feedForward, width));
        register_module("norm1", _norm1 = torch.nn.LayerNorm(width));
        register_module("norm2", _norm2 = torch.nn.LayerNorm(width));
    }

    /// <param name="map"><c>[B,D,H,W]</c>.</param>
    public override torch.Tensor forward(torch.Tensor map)
    {
        using var scope = torch.NewDisposeScope();
        var tokens = map.flatten(2).transpose(1, 2);
        var attended = _norm1.call(tokens.Plus(_attention.Attend(tokens.Plus(get_buffer("positions")!), tokens)));

        // The exact GELU (erf): its tanh form differs by more than the noise here, and by less than it at the end.
        var changed = _narrow.call(torch.nn.functional.gelu(_widen.call(attended)));
        return _norm2.call(attended.Plus(changed)).transpose(1, 2).reshape(map.shape).MoveToOuterDisposeScope();
    }
}
