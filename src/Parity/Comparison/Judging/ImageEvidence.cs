using Parity.Goldens;
using Parity.Imaging;
using Parity.Specs;

namespace Parity.Comparison;

/// <summary>Everything one image is judged by. Plain data: nothing here runs a model or reads a file.</summary>
public sealed record ImageEvidence
{
    /// <summary>The image's path relative to the image root, with forward slashes.</summary>
    public required string Image { get; init; }

    /// <summary>The spec: labels, score threshold and what it expects.</summary>
    public required ParitySpec Spec { get; init; }

    /// <summary>The candidate's budgets; the spec's own where the reference alone is judged.</summary>
    public required ToleranceSpec Tolerance { get; init; }

    /// <summary>The least precise number format that the candidate computes in.</summary>
    public PrecisionClass Precision { get; init; }

    /// <summary>The approved golden, or null where there is none yet.</summary>
    public Golden? Golden { get; init; }

    /// <summary>The present hashes of what a golden is made from; parts unknown on this machine are null.</summary>
    public GoldenProvenance Present { get; init; } = new();

    /// <summary>What the reference made of the image; null where there is no reference: then the golden is the reference.</summary>
    public SideOutputs? Reference { get; init; }

    /// <summary>What the candidate made of the image; null where there is no candidate: then the reference is held to its golden.</summary>
    public SideOutputs? Candidate { get; init; }

    /// <summary>How the raw outputs of the two sides can be compared.</summary>
    public RawOutputRelation RawOutputs { get; init; } = RawOutputRelation.Sets;

    /// <summary>The shared preprocessing, which helps to name the cause of a changed tensor.</summary>
    public PreprocessPipeline? Pipeline { get; init; }

    /// <summary>Why the image could not be read or preprocessed, or null.</summary>
    public string? ImageProblem { get; init; }

    /// <summary>The parts of the golden's provenance that changed.</summary>
    internal IReadOnlyList<string> StaleParts => Golden is null ? [] : Golden.MadeFrom.ChangedParts(Present);

    /// <summary>Names of labels for messages.</summary>
    internal LabelNames Labels => new(Spec.Labels);

    /// <summary>The limits detections of two models are judged by.</summary>
    internal DetectionBudget Budget => new(Tolerance, Spec.Detections.ScoreThreshold);

    /// <summary>The limits detections are judged by when one side is the golden, which is rounded.</summary>
    internal DetectionBudget GoldenBudget(ToleranceSpec tolerance) =>
        new(tolerance, Spec.Detections.ScoreThreshold) { BoxRounding = GoldenRounding.BoxPixels, ScoreRounding = GoldenRounding.Score };

    /// <summary>True when the spec lists the image as empty.</summary>
    internal bool ExpectedEmpty => Spec.Expect.Empty.Contains(Image);
}
