using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>One exported artefact of a spec.</summary>
public sealed record CandidateSpec
{
    /// <summary>Where it stands in the spec.</summary>
    public required SpecLocation At { get; init; }

    /// <summary>Its name in the spec, for instance <c>onnx</c> or <c>tensorrt-fp16</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of artefact: <c>onnx</c>, <c>engine</c>, <c>recorded</c> or <c>command</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The artefact's file, or the command line.</summary>
    public required string Source { get; init; }

    /// <summary>Where the file or command line stands in the spec.</summary>
    public SpecLocation SourceAt { get; init; }

    /// <summary>The execution provider of an ONNX candidate: <c>cpu</c>, <c>cuda</c> or <c>tensorrt</c>.</summary>
    public string Provider { get; init; } = "cpu";

    /// <summary><c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>; follows from the provider when left out.</summary>
    public string? Device { get; init; }

    /// <summary>Threads for one forward pass; null: the runtime decides.</summary>
    public int? Threads { get; init; }

    /// <summary>True when every weight of the reference's checkpoint is to be accounted for in the artefact.</summary>
    public bool SameWeights { get; init; }

    /// <summary>What the machine must have; missing: a declared skip.</summary>
    public ImmutableArray<string> Requires { get; init; } = [];

    /// <summary>The last day (UTC) on which a missing requirement skips; from then on it fails. Null: no end.</summary>
    public DateOnly? RequiresUntil { get; init; }

    /// <summary>Leaves the candidate out on every machine; null: it runs.</summary>
    public SkipSpec? Skip { get; init; }

    /// <summary>The least precise number format it computes in.</summary>
    public PrecisionClass Precision { get; init; }

    /// <summary>Its budgets: its own, the spec's and those of its precision already merged, entry by entry.</summary>
    public required ToleranceSpec Tolerance { get; init; }

    /// <summary>A decoder for this side only.</summary>
    public DetectionSpec? Detections { get; init; }

    /// <summary>Further settings of the kind or provider, as written (<c>fp16</c>, profile shapes, …); the runner binds them.</summary>
    public SpecMap? Settings { get; init; }
}
