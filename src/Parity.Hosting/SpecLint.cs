using System.Collections.Immutable;
using Parity.Onnx.Lint;
using Parity.Onnx.Models;
using Parity.Onnx.Running;
using Parity.Specs;

namespace Parity.Hosting;

/// <summary>Lints the candidates of specs, for test cases and for the tool.</summary>
public static class SpecLint
{
    /// <summary>Notes targets that cannot be judged, at their place in the spec.</summary>
    public static void Check(LintSpec lint, SpecProblems problems)
    {
        foreach (var target in lint.Targets)
        {
            if (!LintTarget.TryParse(target.Text, out _, out var problem))
            {
                problems.Add(target.At, problem);
            }
        }
    }

    /// <summary>Lints one candidate.</summary>
    /// <param name="spec">A spec with a lint section.</param>
    /// <param name="candidate">One of its candidates, of kind <c>onnx</c>.</param>
    /// <param name="target">One of the section's targets, whose own rules run; empty: the general rules run.</param>
    /// <exception cref="ParityException">The file cannot be read.</exception>
    public static LintReport Run(ParitySpec spec, CandidateSpec candidate, string target)
    {
        var lint = spec.Lint ?? throw new ParityException($"{spec.File} has no lint section.");
        return ModelLint.Run(OnnxModel.Load(candidate.Source), new()
        {
            Target = target.Length == 0 ? null : LintTarget.Parse(target),
            TargetRulesOnly = target.Length > 0,
            Adjustments = [.. lint.Rules.Select(r => new LintAdjustment(r.Rule, LintSeverities.Parse(r.Severity), r.Reason, r.Nodes))],
            Profile = ProfileOf(candidate),
            Decoder = (candidate.Detections ?? spec.Detections).Decoder,
        });
    }

    // The candidate's own profile is what its engine will be built with.
    private static ImmutableArray<ProfileShape> ProfileOf(CandidateSpec candidate) =>
        ProfileShapes.FromOptions(OnnxRunnerOptions.Bind(candidate, new SpecProblems()).ProviderOptions);
}
