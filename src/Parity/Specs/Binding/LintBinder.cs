using System.Collections.Immutable;

namespace Parity.Specs.Binding;

/// <summary>Binds <c>lint</c>.</summary>
internal static class LintBinder
{
    /// <summary>The section; null when absent. Problems are noted.</summary>
    public static LintSpec? Bind(MapReader? reader, ImmutableArray<CandidateSpec> candidates, BindingContext context)
    {
        if (reader is null)
        {
            return null;
        }

        var before = context.Problems.Items.Count;
        var targets = reader.Has(LintKeys.For.Name) ? reader.DistinctTexts(LintKeys.For) : null;
        var lint = new LintSpec
        {
            At = reader.At,
            Targets = [.. targets?.Select(t => new LintTargetSpec(t.At, t.Text)) ?? []],
            Rules = Rules(reader.Map(LintKeys.Rules.Name), context),
        };
        reader.Finish();
        if (!candidates.IsEmpty && candidates.All(c => c.Kind != CandidateKeys.Onnx.Name))
        {
            context.Problems.Add(reader.At, "\"lint\" looks into ONNX files, and no candidate is one; add an onnx candidate or remove the section.");
        }

        if (context.Problems.Items.Count == before)
        {
            context.Vocabulary.CheckLint?.Invoke(lint, context.Problems);
        }

        return lint;
    }

    private static ImmutableArray<LintRuleSpec> Rules(MapReader? map, BindingContext context)
    {
        var rules = ImmutableArray.CreateBuilder<LintRuleSpec>();
        foreach (var name in map?.Keys ?? [])
        {
            context.Knows(name, context.Vocabulary.LintRules, "lint rule");
            if (map!.Map(name.Text, required: true) is { } entry)
            {
                rules.Add(Rule(name, entry));
            }
        }

        return rules.ToImmutable();
    }

    private static LintRuleSpec Rule(SpecScalar name, MapReader reader)
    {
        var severity = reader.Choice(LintKeys.Severity.Name, LintKeys.Severity.Choices, required: true);
        var reason = reader.Scalar(LintKeys.Reason.Name, required: true);
        if (reason is not null && reason.Text.Trim().Length == 0)
        {
            reader.Problems.Add(reason.At, "\"reason\" is blank; say why the rule's own severity does not fit.");
        }

        var nodes = reader.Has(LintKeys.Nodes.Name) ? reader.DistinctTexts(LintKeys.Nodes) : null;
        reader.Finish();
        return new(name.At, name.Text, severity ?? string.Empty, reason?.Text.Trim() ?? string.Empty, [.. nodes?.Select(n => n.Text) ?? []]);
    }
}
