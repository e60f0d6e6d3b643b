namespace Parity.Comparison;

/// <summary>The names of checks, as they stand in verdicts, reports and JSON.</summary>
public static class CheckNames
{
    /// <summary>The picture can be read.</summary>
    public const string ImageReadable = "image-readable";

    /// <summary>At least one side ran on the image.</summary>
    public const string SideRan = "side-ran";

    /// <summary>Both sides received the same tensor.</summary>
    public const string SameTensor = "same-tensor";

    /// <summary>The preprocessed tensor is the golden's.</summary>
    public const string Tensor = "tensor";

    /// <summary>No NaN and no infinity.</summary>
    public const string Finite = "finite";

    /// <summary>The model ran without failing.</summary>
    public const string Ran = "ran";

    /// <summary>The model returned outputs.</summary>
    public const string Outputs = "outputs";

    /// <summary>Every output of the reference is there.</summary>
    public const string MissingOutput = "missing-output";

    /// <summary>An output has the reference's number format.</summary>
    public const string OutputType = "output-type";

    /// <summary>An output has the reference's rank.</summary>
    public const string OutputRank = "output-rank";

    /// <summary>A dense output has the reference's shape.</summary>
    public const string OutputShape = "output-shape";

    /// <summary>A dense output's values are inside <c>tolerance.raw</c>.</summary>
    public const string Raw = "raw";

    /// <summary>The outputs were decoded.</summary>
    public const string Decoded = "decoded";

    /// <summary>There is something to compare with.</summary>
    public const string Compared = "compared";

    /// <summary>No detection of the reference is missing.</summary>
    public const string Missing = "missing";

    /// <summary>No detection is there that the reference lacks.</summary>
    public const string Extra = "extra";

    /// <summary>Every box has the reference's label.</summary>
    public const string Label = "label";

    /// <summary>Every box lies within the box tolerance.</summary>
    public const string Box = "box";

    /// <summary>Every score lies within the score tolerance.</summary>
    public const string Score = "score";

    /// <summary>There are detections where the spec does not expect an empty image.</summary>
    public const string NotEmpty = "not-empty";

    /// <summary>There are as many detections as the spec expects at least.</summary>
    public const string MinDetections = "min-detections";

    /// <summary>There are no more detections than the spec expects at most.</summary>
    public const string MaxDetections = "max-detections";

    /// <summary>An image listed as empty has no detections.</summary>
    public const string Empty = "empty";

    /// <summary>The image has an approved golden.</summary>
    public const string GoldenMissing = "golden-missing";

    /// <summary>The golden was made from the present image, checkpoint, preprocessing and decoder.</summary>
    public const string GoldenStale = "golden-stale";

    /// <summary>A golden has its image.</summary>
    public const string GoldenOrphan = "golden-orphan";

    /// <summary>A candidate that may not be skipped can run on this machine.</summary>
    public const string Requirement = "requirement";

    /// <summary>There are images.</summary>
    public const string Images = "images";

    /// <summary>No image is judged twice.</summary>
    public const string DuplicateImages = "duplicate-images";

    /// <summary>Every image that the spec lists as empty exists.</summary>
    public const string EmptyImages = "empty-images";

    /// <summary>There are cases.</summary>
    public const string Cases = "cases";

    /// <summary>No case is counted twice.</summary>
    public const string DuplicateCases = "duplicate-cases";

    /// <summary>The fault changes a tensor.</summary>
    public const string FaultEffect = "fault-effect";

    /// <summary>The fault is caught.</summary>
    public const string FaultCaught = "fault-caught";

    /// <summary>Without the fault, the golden holds.</summary>
    public const string FaultBaseline = "fault-baseline";
}
