using System.Collections.Immutable;

namespace Parity.Onnx.Lint;

/// <summary>What a model is linted for.</summary>
public sealed record LintOptions
{
    /// <summary>The target whose rules run; null: none but the general rules.</summary>
    public LintTarget? Target { get; init; }

    /// <summary>True to run the rules of the target alone, where the general ones run in another pass.</summary>
    public bool TargetRulesOnly { get; init; }

    /// <summary>Other severities and suppressions, the first that covers a finding counts.</summary>
    public ImmutableArray<LintAdjustment> Adjustments { get; init; } = [];

    /// <summary>The optimisation profile an engine is built with; empty: not known here.</summary>
    public ImmutableArray<ProfileShape> Profile { get; init; } = [];

    /// <summary>The decoder that reads the outputs, for instance <c>rtdetr</c>; null: inferred from the file.</summary>
    public string? Decoder { get; init; }
}
