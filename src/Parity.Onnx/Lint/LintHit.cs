namespace Parity.Onnx.Lint;

/// <summary>What a rule found; the engine adds the rule and its severity.</summary>
/// <param name="Place">Where.</param>
/// <param name="Why">What is wrong with it: a sentence that does not repeat the place, so that equal cases can be shown together.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Severity">Another severity than the rule's own; null: the rule's.</param>
internal sealed record LintHit(LintPlace Place, string Why, string Fix, LintSeverity? Severity = null);
