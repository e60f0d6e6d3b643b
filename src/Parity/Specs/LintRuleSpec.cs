using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>Another severity for what a lint rule finds.</summary>
/// <param name="At">Where it stands in the spec.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Severity"><c>off</c>, <c>note</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Reason">Why; never blank.</param>
/// <param name="Nodes">Names of nodes, inputs, outputs or tensors with <c>*</c> and <c>?</c>; empty: everything the rule finds.</param>
public sealed record LintRuleSpec(SpecLocation At, string Rule, string Severity, string Reason, ImmutableArray<string> Nodes);
