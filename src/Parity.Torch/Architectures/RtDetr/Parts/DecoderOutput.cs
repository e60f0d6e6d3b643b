using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>What the decoder answers for a batch, one row per query in the order of selection.</summary>
/// <param name="Logits">Class logits <c>[B,Q,C]</c>.</param>
/// <param name="Boxes">Centre and size in 0..1 <c>[B,Q,4]</c>.</param>
/// <param name="Tokens">The token of the memory each query was taken from <c>[B,Q]</c>, int64: what rows are aligned by.</param>
internal sealed record DecoderOutput(torch.Tensor Logits, torch.Tensor Boxes, torch.Tensor Tokens)
{
    /// <summary>Hands the three tensors to the scope around the current one.</summary>
    public DecoderOutput MoveToOuterDisposeScope() =>
        new(Logits.MoveToOuterDisposeScope(), Boxes.MoveToOuterDisposeScope(), Tokens.MoveToOuterDisposeScope());
}
