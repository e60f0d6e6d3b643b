using Parity.Checkpoints;
using Parity.Tensors;
using Parity.Torch.Operators;
using Parity.Torch.Running;
using TorchSharp;

namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>
/// Anchors that newer checkpoints cache beside the weights, rounded to float16. The original predictor and its exports use them,
/// and they move boxes by up to 2e-3 of the image: they are part of the model.
/// </summary>
internal static class CachedAnchors
{
    // float16 keeps 11 bits: logits below 8 are off by less than this. Anything further off belongs to another grid.
    private const double HalfRounding = 4e-3;

    /// <summary>Puts the checkpoint's anchors into the network where they are of its input size; the original ignores others.</summary>
    /// <returns>What was decided, or null where the checkpoint has no anchors.</returns>
    public static string? Apply(UltralyticsNetwork network, CheckpointWeights weights)
    {
        if (!weights.ExtraTensors.TryGetValue($"{network.DecoderKey}.anchors", out var entry) || entry.Shape.Contains(0))
        {
            return null;
        }

        using var scope = torch.NewDisposeScope();
        var fresh = network.Decoder.Anchors;
        if (!entry.Shape.AsSpan().SequenceEqual(fresh.shape))
        {
            return "anchors are computed: those cached in the checkpoint are for another input size";
        }

        var cached = entry.Read().ToTorch().to(fresh.dtype);
        var difference = (cached - fresh).masked_fill(fresh.isposinf() & cached.isposinf(), Scalars.Of(0L)).abs().max().item<float>();

        // A NaN, from an anchor that is infinite on one side only, is of another grid too.
        if (!(difference <= HalfRounding))
        {
            return "anchors are computed: those cached in the checkpoint are for another input size";
        }

        network.Decoder.UseAnchors(cached);
        return $"anchors are those cached in the checkpoint ({entry.ElementType.DisplayName()})";
    }
}
