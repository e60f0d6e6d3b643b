using System.Collections.Immutable;
using Parity.Specs;

namespace Parity.Detections;

/// <summary>How RTMDet's raw maps become boxes, with the originals' defaults.</summary>
internal sealed record RtmDetSettings
{
    private static readonly SpecKey ProjectKey = new("project", SpecValueKind.Choice, "Whose post-processing and whose unit of distances: MMYOLO's (strides) or MMDetection's (pixels of the input).")
    {
        Choices = ["mmyolo", "mmdet"],
        Default = "mmyolo",
    };

    private static readonly SpecKey CandidateKey = new("candidate_score", SpecValueKind.Number, "A cell and class become a candidate for suppression above this score (strictly), the original's score_thr.")
    {
        Minimum = 0,
        Maximum = 1,
        IsBelowMaximum = true,
        Default = "0.001",
    };

    private static readonly SpecKey PreKey = new("nms_pre", SpecValueKind.Integer, "How many candidates enter suppression: over all levels for mmyolo, per level for mmdet.")
    {
        Minimum = 1,
        Maximum = 1_000_000,
        Default = "30000",
    };

    private static readonly SpecKey IouKey = new("nms_iou", SpecValueKind.Number, "A box is suppressed when its IoU with a better one of its class is greater.")
    {
        Minimum = 0,
        Maximum = 1,
        Default = "0.65",
    };

    private static readonly SpecKey LimitKey = new("max_detections", SpecValueKind.Integer, "How many detections are kept, the best first: of all queries and classes for RT-DETR, after suppression for RTMDet.")
    {
        Minimum = 1,
        Maximum = 1_000_000,
        Default = "300",
    };

    /// <summary>The keys, in the order lists show them.</summary>
    public static ImmutableArray<SpecKey> Keys { get; } = [ProjectKey, CandidateKey, PreKey, IouKey, LimitKey];

    /// <summary>Whose post-processing.</summary>
    public RtmDetProject Project { get; init; } = RtmDetProject.Mmyolo;

    /// <summary>A candidate's score is greater.</summary>
    public float CandidateScore { get; init; } = 0.001f;

    /// <summary>Candidates that enter suppression.</summary>
    public int CandidateLimit { get; init; } = 30_000;

    /// <summary>The IoU above which a box is suppressed.</summary>
    public double IouLimit { get; init; } = 0.65;

    /// <summary>Detections kept.</summary>
    public int DetectionLimit { get; init; } = 300;

    /// <summary>Reads the settings; what cannot be used is noted on the reader.</summary>
    public static RtmDetSettings Bind(MapReader reader)
    {
        var defaults = new RtmDetSettings();
        return new()
        {
            Project = reader.Choice(ProjectKey.Name, ProjectKey.Choices) == "mmdet" ? RtmDetProject.Mmdetection : RtmDetProject.Mmyolo,
            CandidateScore = (float)(reader.Number(CandidateKey) ?? defaults.CandidateScore),
            CandidateLimit = reader.Integer(PreKey) ?? defaults.CandidateLimit,
            IouLimit = reader.Number(IouKey) ?? defaults.IouLimit,
            DetectionLimit = reader.Integer(LimitKey) ?? defaults.DetectionLimit,
        };
    }
}
