using System.Collections.Immutable;
using System.IO.Enumeration;

namespace Parity.Onnx.Lint;

/// <summary>Another severity for what a rule finds, or for part of it, with the reason.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Severity">The severity instead; <see cref="LintSeverity.Off"/> suppresses.</param>
/// <param name="Reason">Why; never blank.</param>
/// <param name="Nodes">Names of nodes, inputs, outputs or tensors, with <c>*</c> and <c>?</c>; empty: everything the rule finds.</param>
public sealed record LintAdjustment(string Rule, LintSeverity Severity, string Reason, ImmutableArray<string> Nodes)
{
    /// <summary>True when it speaks of that finding.</summary>
    public bool Covers(LintFinding finding) =>
        finding.Rule.Id == Rule && (Nodes.IsDefaultOrEmpty || Nodes.Any(pattern => Matches(pattern, finding.Place.Name)));

    // Names hold brackets and quotes that mean nothing here; a backslash would be an escape in FileSystemName.
    private static bool Matches(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern.Replace(@"\", @"\\", StringComparison.Ordinal), name, ignoreCase: false);
}
