using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>One model's parity spec, validated in form. Paths are absolute here; in the file they are relative to the spec.</summary>
public sealed record ParitySpec
{
    /// <summary>The spec file.</summary>
    public required string File { get; init; }

    /// <summary>The model's name; also its folder under <c>goldens/</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Where the model's name stands in the spec.</summary>
    public SpecLocation ModelAt { get; init; }

    /// <summary>Class names by label index.</summary>
    public required ImmutableArray<string> Labels { get; init; }

    /// <summary>The golden images.</summary>
    public required ImageSet Images { get; init; }

    /// <summary>The shared preprocessing, presets resolved into steps.</summary>
    public required PreprocessSpec Preprocess { get; init; }

    /// <summary>The original model, or null: then the approved golden is the reference.</summary>
    public ReferenceSpec? Reference { get; init; }

    /// <summary>The exported artefacts; none: the reference is held to its own golden.</summary>
    public ImmutableArray<CandidateSpec> Candidates { get; init; } = [];

    /// <summary>How raw outputs become detections, unless a side says otherwise.</summary>
    public required DetectionSpec Detections { get; init; }

    /// <summary>The budgets, unless a candidate says otherwise.</summary>
    public required ToleranceSpec Tolerance { get; init; }

    /// <summary>What must be there, so that nothing passes on nothing.</summary>
    public required ExpectSpec Expect { get; init; }

    /// <summary>Faults this spec proves it catches.</summary>
    public ImmutableArray<FaultSpec> Faults { get; init; } = [];

    /// <summary>What is looked for in the candidates' files; null: nothing.</summary>
    public LintSpec? Lint { get; init; }

    /// <summary>The folder of this model's goldens.</summary>
    public required string GoldenFolder { get; init; }
}
