using System.Collections.Immutable;
using Parity.Comparison;
using Parity.Running;

namespace Parity.Reporting;

/// <summary>What a run found of one spec.</summary>
public sealed record ModelReport
{
    /// <summary>The spec's model.</summary>
    public required string Model { get; init; }

    /// <summary>The spec's file, relative to where the run was started.</summary>
    public required string Spec { get; init; }

    /// <summary>SHA-256 of the spec's file, lower-case hexadecimal.</summary>
    public required string SpecSha256 { get; init; }

    /// <summary>Class names by label index.</summary>
    public required ImmutableArray<string> Labels { get; init; }

    /// <summary>Detections with a higher score (strictly) are judged.</summary>
    public required double ScoreThreshold { get; init; }

    /// <summary>The preprocessing with every setting.</summary>
    public required string Preprocess { get; init; }

    /// <summary>Every case of the spec, also those that other shards judge.</summary>
    public required ImmutableArray<ParityCase> Planned { get; init; }

    /// <summary>What the spec expects of the set of images.</summary>
    public required ImageExpectation Expected { get; init; }

    /// <summary>The images this run looked at.</summary>
    public ImmutableArray<ReportImage> Images { get; init; } = [];

    /// <summary>What the sides were made from.</summary>
    public ImmutableArray<ReportSource> Sources { get; init; } = [];

    /// <summary>The cases this run judged, each with its verdict in words.</summary>
    public required ImmutableArray<CaseResult> Cases { get; init; }

    /// <summary>The verdicts with every figure.</summary>
    public required ParityResult Verdicts { get; init; }

    /// <summary>What a reader must know beside the verdicts.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
