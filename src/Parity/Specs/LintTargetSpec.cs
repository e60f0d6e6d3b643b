namespace Parity.Specs;

/// <summary>What models are to run on.</summary>
/// <param name="At">Where it stands in the spec.</param>
/// <param name="Text">As written: <c>tensorrt:8.5.2</c>.</param>
public sealed record LintTargetSpec(SpecLocation At, string Text);
