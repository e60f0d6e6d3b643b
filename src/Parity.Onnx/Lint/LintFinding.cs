namespace Parity.Onnx.Lint;

/// <summary>One thing that a rule found in a model.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">How much it weighs, adjustments applied.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Why">What is wrong.</param>
/// <param name="Fix">What to do.</param>
public sealed record LintFinding(LintRule Rule, LintSeverity Severity, LintPlace Place, string Why, string Fix)
{
    /// <summary>The target it was found for, for instance <c>tensorrt:8.5.2</c>; null: whatever runs the model.</summary>
    public LintTarget? Target { get; init; }

    /// <summary>The adjustment that changed its severity, or null.</summary>
    public LintAdjustment? Adjustment { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Place}: {Why} {Fix}";
}
