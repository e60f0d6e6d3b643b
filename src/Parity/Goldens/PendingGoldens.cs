using System.Collections.Immutable;
using Parity.Comparison;
using Parity.Detections;
using Parity.Imaging;
using Parity.Running;
using Parity.Specs;

namespace Parity.Goldens;

/// <summary>Lists what runs left for review, and refuses what must not become a golden. Runs no model.</summary>
public static class PendingGoldens
{
    /// <summary>The received goldens of a spec, by image.</summary>
    /// <param name="spec">The spec, as it is now.</param>
    public static ImmutableArray<PendingGolden> Of(ParitySpec spec)
    {
        var store = new GoldenStore(spec.GoldenFolder);
        var hashes = new FileHashes();
        return [.. store.Received().Select(image => Read(spec, store, hashes, image))];
    }

    private static PendingGolden Read(ParitySpec spec, GoldenStore store, FileHashes hashes, string image)
    {
        var pending = new PendingGolden
        {
            Model = spec.Model,
            Image = image,
            File = store.ReceivedPath(image),
            Overlay = Existing(store.ReceivedOverlayPath(image)),
            ApprovedOverlay = Existing(store.OverlayPath(image)),
        };
        try
        {
            var golden = GoldenFile.Read(pending.File);
            var preview = new GoldenAcceptor(spec).Preview(golden);
            return pending with
            {
                Golden = golden,
                Kind = preview.Kind,
                Changes = preview.Lines,
                Headroom = HeadroomOf(spec, store, golden),
                Refusal = Refusal(spec, hashes, golden, image),
            };
        }
        catch (ParityException e)
        {
            return pending with { Refusal = e.Message };
        }
    }

    private static GoldenHeadroom? HeadroomOf(ParitySpec spec, GoldenStore store, Golden golden)
    {
        if (!File.Exists(store.VerifiedPath(golden.Image)))
        {
            return null;
        }

        var comparison = DetectionComparer.Compare(store.Find(golden.Image)!.Detections, golden.Detections, spec.Tolerance, spec.Detections.ScoreThreshold);
        return new(
            comparison.RequiredBoxTolerance, spec.Tolerance.BoxPixels, comparison.RequiredScoreTolerance, spec.Tolerance.Score, comparison.Missing.Length + comparison.Extra.Length);
    }

    // What was received may be older than the checkpoint, the image or the spec beside it, or edited by hand: neither becomes a golden.
    private static string? Refusal(ParitySpec spec, FileHashes hashes, Golden golden, string image)
    {
        if (golden.Image != image || golden.Model != spec.Model)
        {
            return $"expected the golden of {spec.Model}, {image}; found that of {golden.Model}, {golden.Image}. Run the spec again.";
        }

        if (!spec.Images.Names.Contains(image))
        {
            return "the spec has no such image any more. Reject it.";
        }

        var changed = golden.MadeFrom.ChangedParts(Present(spec, hashes, image));
        return !changed.IsEmpty ? $"since it was received, another {string.Join(" and another ", changed)}: it does not show what the reference finds now. Run the spec again, or `parity accept`."
            : Failing(spec, golden);
    }

    private static GoldenProvenance Present(ParitySpec spec, FileHashes hashes, string image)
    {
        var detections = spec.Reference?.Detections ?? spec.Detections;
        var problems = new SpecProblems();
        return new()
        {
            Checkpoint = spec.Reference is { Kind: "checkpoint" or "torchscript" } reference ? hashes.OfFile(reference.Source) : null,
            Image = hashes.OfFile(spec.Images.PathOf(image)),
            Preprocess = PreprocessPipeline.Bind(spec.Preprocess, problems) is { } pipeline ? ContentHash.OfText(pipeline.Identity) : null,
            Decoder = detections.Decoder is { } name && DetectionDecoders.Find(name) is { } entry
                ? ContentHash.OfText(DecoderIdentity.Of(entry.Name, detections.Settings, spec.Detections.ScoreThreshold)) : null,
        };
    }

    // The same rules as for a fresh golden: the detections are held to what the spec expects.
    private static string? Failing(ParitySpec spec, Golden golden)
    {
        try
        {
            _ = GoldenProposal.Of(new()
            {
                Image = golden.Image,
                Spec = spec,
                Tolerance = spec.Tolerance,
                Present = golden.MadeFrom,
                Reference = new() { Input = golden.Tensor, Detections = golden.Detections },
            });
            return null;
        }
        catch (ParityException e)
        {
            return e.Message;
        }
    }

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
