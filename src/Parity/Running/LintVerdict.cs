namespace Parity.Running;

/// <summary>What was found in an artefact's file without running it.</summary>
/// <param name="Passed">True when nothing found is an error.</param>
/// <param name="Text">The findings in words.</param>
public sealed record LintVerdict(bool Passed, string Text);
