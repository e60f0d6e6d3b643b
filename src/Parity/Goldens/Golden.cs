using System.Collections.Immutable;
using Parity.Comparison;
using Parity.Detections;
using Parity.Imaging;

namespace Parity.Goldens;

/// <summary>What was approved for one image: the reference's detections, the preprocessed tensor's fingerprint, and what they were made from.</summary>
public sealed record Golden
{
    /// <summary>The spec's model.</summary>
    public required string Model { get; init; }

    /// <summary>The image's path relative to the image root, with forward slashes.</summary>
    public required string Image { get; init; }

    /// <summary>Hashes of what it was made from.</summary>
    public required GoldenProvenance MadeFrom { get; init; }

    /// <summary>The fingerprint of the tensor that the shared preprocessing made of the image.</summary>
    public required TensorFingerprint Tensor { get; init; }

    /// <summary>The reference's detections above the threshold, rounded as <see cref="GoldenRounding"/> says, in an order that small movements do not change.</summary>
    public required ImmutableArray<Detection> Detections { get; init; }

    /// <summary>Makes a golden of what the reference found.</summary>
    /// <param name="model">The spec's model.</param>
    /// <param name="image">The image's name.</param>
    /// <param name="madeFrom">Hashes of what it is made from.</param>
    /// <param name="tensor">The preprocessed tensor's fingerprint.</param>
    /// <param name="detections">The reference's detections, in any order.</param>
    /// <param name="scoreThreshold">Detections with a higher score (strictly) are kept.</param>
    /// <exception cref="ParityException">A detection or the tensor holds NaN or infinity.</exception>
    public static Golden Create(
        string model, string image, GoldenProvenance madeFrom, TensorFingerprint tensor, IEnumerable<Detection> detections, double scoreThreshold)
    {
        var all = detections.ToList();
        var broken = all.Count(d => !d.Box.IsFinite || !float.IsFinite(d.Score));
        if (broken > 0)
        {
            throw new ParityException(
                $"{model}, {image}: expected finite detections for a golden; found {broken} with NaN or infinity. A golden must be right: mend the reference first.");
        }

        if (!tensor.Channels.All(c => double.IsFinite(c.Mean) && double.IsFinite(c.Std) && double.IsFinite(c.Min) && double.IsFinite(c.Max)))
        {
            throw new ParityException($"{model}, {image}: expected a finite tensor for a golden; found NaN or infinity. Mend the preprocessing first.");
        }

        return new()
        {
            Model = model,
            Image = image,
            MadeFrom = madeFrom,
            Tensor = tensor,
            Detections = [.. all.Where(d => d.Score > (float)scoreThreshold).Select(GoldenRounding.Round).Order(DetectionOrder.ByPlace)],
        };
    }
}
