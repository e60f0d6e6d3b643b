using Parity.Checkpoints;
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
    public static void Apply(UltralyticsNetwork network, CheckpointWeights weights)
    {
        var key = $"{network.DecoderKey}.anchors";
        if (!weights.ExtraTensors.TryGetValue(key, out var entry))
        {
            return;
        }

        using var scope = torch.NewDisposeScope();
        var fresh = network.Decoder.Anchors;
        if (!entry.Shape.AsSpan().SequenceEqual(fresh.shape))
        {
            return;
        }

        var cached = entry.Read().ToTorch().to(fresh.dtype);
        var difference = (cached - fresh).masked_fill(fresh.isposinf() & cached.isposinf(), 0).abs().max();
        if (difference.to(torch.float64).item<double>() <= HalfRounding)
        {
            network.Decoder.UseAnchors(cached);
        }
    }
}
