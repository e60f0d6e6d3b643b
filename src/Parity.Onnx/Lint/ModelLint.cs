using System.Collections.Immutable;
using System.Globalization;
using Parity.Onnx.Lint.Scenes;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint;

/// <summary>Looks for what a runtime will refuse in a model's file, and for faults of its export, without running it.</summary>
public static class ModelLint
{
    /// <summary>All rules, in the order they are reported.</summary>
    public static ImmutableArray<LintRule> Rules => LintRules.All;

    /// <summary>Lints a model.</summary>
    /// <exception cref="ParityException">The file has no operator to look at, or an adjustment names no rule.</exception>
    public static LintReport Run(OnnxModel model, LintOptions? options = null)
    {
        options ??= new();
        CheckAdjustments(options);
        var scene = new LintScene(model, options);
        var operators = scene.Nodes.Count();
        if (operators == 0)
        {
            throw new ParityException($"{model.Path} has no operators, so there is nothing to lint; export the model again.");
        }

        var rules = Rules.Where(r => r.NeedsTensorRt ? options.Target is not null : !options.TargetRulesOnly).ToImmutableArray();
        var found = rules.SelectMany(rule => Findings(rule, scene)).ToList();
        var kept = found.Where(f => f.Severity != LintSeverity.Off).OrderByDescending(f => f.Severity).ToImmutableArray();
        return new()
        {
            Model = model.Path,
            Target = options.Target,
            Rules = rules,
            Operators = operators,
            Findings = kept,
            Suppressed = [.. found.Where(f => f.Severity == LintSeverity.Off)],
            Unused = [.. options.Adjustments.Where(a => rules.Any(r => r.Id == a.Rule) && found.All(f => f.Adjustment != a))],
            Notes = [.. scene.Table?.Notes ?? []],
        };
    }

    /// <summary>What the file alone gives reason to suspect when a model answers wrongly. It is no proof: the verdict is earned by running.</summary>
    public static IReadOnlyList<LintFinding> Suspicions(OnnxModel model)
    {
        var scene = new LintScene(model, new());
        return [.. Rules.Where(r => r.ExplainsResults).SelectMany(rule => Findings(rule, scene))];
    }

    private static IEnumerable<LintFinding> Findings(LintRule rule, LintScene scene)
    {
        foreach (var hit in rule.Find(scene))
        {
            var finding = new LintFinding(rule, hit.Severity ?? rule.Severity, hit.Place, LintPlace.OneLine(hit.Why), LintPlace.OneLine(hit.Fix)) { Target = rule.NeedsTensorRt ? scene.Options.Target : null };
            yield return scene.Options.Adjustments.FirstOrDefault(a => a.Covers(finding)) is { } adjustment
                ? finding with { Severity = adjustment.Severity, Adjustment = adjustment }
                : finding;
        }
    }

    private static void CheckAdjustments(LintOptions options)
    {
        foreach (var adjustment in options.Adjustments)
        {
            if (Rules.All(r => r.Id != adjustment.Rule))
            {
                throw new ParityException($"There is no lint rule \"{adjustment.Rule}\"; the rules are {string.Join(", ", Rules.Select(r => r.Id))}.");
            }

            if (string.IsNullOrWhiteSpace(adjustment.Reason))
            {
                throw new ParityException(string.Create(CultureInfo.InvariantCulture, $"The rule \"{adjustment.Rule}\" is set to {adjustment.Severity.Word()} without a reason; say why, for whoever reads it later."));
            }
        }
    }
}
