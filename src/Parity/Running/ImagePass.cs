using Parity.Comparison;
using Parity.Detections;
using Parity.Goldens;
using Parity.Imaging;
using Parity.Specs;

namespace Parity.Running;

/// <summary>Runs every image of a spec through every side once and judges it at once, so that outputs need not be kept.</summary>
internal sealed class ImagePass(ParitySpec spec, PreprocessPipeline pipeline, GoldenStore goldens, FileHashes hashes)
{
    /// <summary>Runs and judges.</summary>
    public ImageResults Run(ModelSides sides, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var results = new ImageResults();
        var done = 0;
        foreach (var fed in ImageFeed.Read(pipeline, spec.Images))
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new(spec.Model, done++, spec.Images.Names.Length, fed.Name));
            JudgeImage(fed, sides, results);
        }

        return results;
    }

    private void JudgeImage(FedImage fed, ModelSides sides, ImageResults results)
    {
        var reference = fed.Input is null ? null : sides.Reference is { } side ? SideResult.Of(side, fed.Input, fed.Fingerprint!) : null;
        if ((fed.Error ?? reference?.Error) is { } error)
        {
            results.Fail(fed.Name, error);
            return;
        }

        var evidence = Evidence(fed.Name) with { Reference = reference?.Outputs };
        if (sides.Reference is not null)
        {
            var alone = evidence with { Present = Present(fed.Name, sides.Reference.Side?.Decoder) };
            results.KeepClean(alone);
            if (spec.Candidates.IsEmpty)
            {
                results.Add(null, fed.Name, ImageJudge.Judge(alone));
            }
        }

        foreach (var (candidate, loaded) in sides.Candidates)
        {
            JudgeCandidate(evidence, fed, candidate, loaded, sides, results);
        }
    }

    private void JudgeCandidate(ImageEvidence evidence, FedImage fed, CandidateSpec candidate, LoadedSide loaded, ModelSides sides, ImageResults results)
    {
        var ran = SideResult.Of(loaded, fed.Input!, fed.Fingerprint!);
        if (ran.Error is not null)
        {
            results.Fail(candidate.Name, fed.Name, ran.Error);
            return;
        }

        var own = evidence with
        {
            Candidate = ran.Outputs,
            Tolerance = candidate.Tolerance,
            Precision = candidate.Precision,
            Present = Present(fed.Name, DecoderBehindGolden(sides, loaded)),
            RawOutputs = Relation(sides.Reference?.Side?.Decoder, loaded.Side?.Decoder),
        };
        results.Add(candidate.Name, fed.Name, ImageJudge.Judge(own));
        if (loaded == sides.FaultSide)
        {
            results.KeepClean(own);
        }
    }

    // Whose decoder the golden was made with; null: the reference's, which is not known here.
    private DecoderEntry? DecoderBehindGolden(ModelSides sides, LoadedSide candidate) =>
        spec.Reference is { IsReplacedByGolden: true } ? null : (sides.Reference ?? candidate).Side?.Decoder;

    private ImageEvidence Evidence(string image) => new()
    {
        Image = image,
        Spec = spec,
        Tolerance = spec.Tolerance,
        Golden = goldens.Find(image),
        Pipeline = pipeline,
    };

    private GoldenProvenance Present(string image, DecoderEntry? decoder) => new()
    {
        Checkpoint = spec.Reference is { Kind: "checkpoint" or "torchscript" } reference ? hashes.OfFile(reference.Source) : null,
        Image = hashes.OfFile(spec.Images.PathOf(image)),
        Preprocess = ContentHash.OfText(pipeline.Identity),
        Decoder = decoder is null ? null : ContentHash.OfText(DecoderIdentity.Of(decoder.Name, (spec.Reference?.Detections ?? spec.Detections).Settings, spec.Detections.ScoreThreshold)),
    };

    private static RawOutputRelation Relation(DecoderEntry? reference, DecoderEntry? candidate) =>
        reference is null || candidate is null || reference.Name != candidate.Name ? RawOutputRelation.Unrelated
        : reference.ReadsDenseOutputs ? RawOutputRelation.Dense
        : RawOutputRelation.Sets;
}
