using System.Collections.Immutable;
using Parity.Comparison;
using Parity.Specs;

namespace Parity.Goldens;

/// <summary>What approving a golden would change: what a reviewer is shown before it is written.</summary>
/// <param name="Image">The image's name.</param>
/// <param name="Kind">Whether the golden is new, changed or the same.</param>
/// <param name="Lines">The changes in words, one a line.</param>
public sealed record GoldenPreview(string Image, GoldenChangeKind Kind, ImmutableArray<string> Lines)
{
    /// <summary>Compares a proposed golden with the approved one.</summary>
    /// <param name="approved">The approved golden, or null.</param>
    /// <param name="proposed">The proposed golden.</param>
    /// <param name="spec">The spec: tolerances decide what is worth a line, labels give names.</param>
    public static GoldenPreview Of(Golden? approved, Golden proposed, ParitySpec spec)
    {
        var labels = new LabelNames(spec.Labels);
        if (approved is null)
        {
            return new(proposed.Image, GoldenChangeKind.New, [.. proposed.Detections.Select(d => $"new: {labels.Describe(d)}").DefaultIfEmpty("new: no detections")]);
        }

        if (GoldenFile.Format(approved, spec.Labels) == GoldenFile.Format(proposed, spec.Labels))
        {
            return new(proposed.Image, GoldenChangeKind.Unchanged, []);
        }

        var comparison = DetectionComparer.Compare(approved.Detections, proposed.Detections, spec.Tolerance, spec.Detections.ScoreThreshold);
        return new(
            proposed.Image,
            GoldenChangeKind.Changed,
            [.. Origins(approved, proposed), .. GoldenChanges.Of(comparison, labels), .. Inside(comparison)]);
    }

    private static IEnumerable<string> Origins(Golden approved, Golden proposed)
    {
        foreach (var part in approved.MadeFrom.ChangedParts(proposed.MadeFrom))
        {
            yield return $"made from another {part}";
        }

        if (!approved.Tensor.Equals(proposed.Tensor))
        {
            yield return Imaging.FingerprintDiagnosis.Compare(approved.Tensor, proposed.Tensor).Message;
        }
    }

    private static IEnumerable<string> Inside(DetectionComparison comparison)
    {
        var inside = comparison.Pairs.Count(p => p.Passed && p.Reference != p.Candidate);
        return inside == 0 ? [] : [$"{Counted.Of(inside, "detection")} changed inside the tolerances (by up to {Figures.Pixels(comparison.RequiredBoxTolerance)} and {Figures.Number(comparison.RequiredScoreTolerance)})"];
    }
}
