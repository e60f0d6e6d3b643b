using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>What is looked for in the files of the <c>onnx</c> candidates, without running them.</summary>
public sealed record LintSpec
{
    /// <summary>Where the section stands in the spec.</summary>
    public required SpecLocation At { get; init; }

    /// <summary>What the models are to run on; none: the general rules alone.</summary>
    public ImmutableArray<LintTargetSpec> Targets { get; init; } = [];

    /// <summary>Other severities, each with its reason.</summary>
    public ImmutableArray<LintRuleSpec> Rules { get; init; } = [];
}
