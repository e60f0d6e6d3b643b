using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>An operator that the version has, in a form that it has not: the restrictions of the operator tables, as far as a file shows them.</summary>
internal static class TensorRtRestriction
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("tensorrt-restriction", LintSeverity.Error, "An operator in a form that the TensorRT version does not have.", Find) { NeedsTensorRt = true };

    // Results change, nothing is refused.
    private const string Ignored = "seed is ignored";

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        foreach (var call in scene.Nodes.Where(n => n.IsStandard && !n.Graph.IsFunction && !scene.IsFunction(n.Node)))
        {
            var support = scene.Table!.Find(call.OpType);
            foreach (var restriction in support.IsSupported ? support.Restrictions : [])
            {
                var check = RestrictionChecks.All.FirstOrDefault(c => c.Judges(call.OpType, restriction.Text));
                if (check?.Violation(call) is { } found)
                {
                    yield return new(
                        call.Place,
                        $"{found}; {scene.Options.Target!.DisplayName} has {call.OpType} with the restriction: {restriction.Text}.",
                        scene.Table.FreeFrom(call.OpType, restriction.Text) is { } free ? $"Write it in the form that is taken, or use TensorRT {free} or newer." : "Write it in the form that is taken: fold constants (polygraphy surgeon sanitize --fold-constants), or change the model.",
                        !restriction.IsCertain || restriction.Text == Ignored ? LintSeverity.Warning : null);
                }
            }
        }
    }
}
