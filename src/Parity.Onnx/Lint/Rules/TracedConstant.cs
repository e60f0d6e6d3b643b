using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.Rules;

/// <summary>An operator that works for one size only, although the file declares that the size varies: tracing took the size from the example input.</summary>
internal static class TracedConstant
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("traced-constant", LintSeverity.Warning, "A size of the example input became a constant.", Find) { ExplainsResults = true };

    private static IEnumerable<LintHit> Find(LintScene scene) =>
        from graph in scene.Graphs
        where graph.Facts is not null
        from conflict in graph.Facts!.Conflicts.DistinctBy(c => c.Node)
        select new LintHit(
            LintPlace.Node(conflict.Node, graph.Inside),
            $"{conflict.Varies} varies, and here it meets {conflict.Baked}: a size of the example input became a constant, so other sizes fail.",
            conflict.FromData
                ? "Let the size come from the tensor (-1 or x.shape[0] in reshape and view, never a Python number of detections), and export again."
                : "Let the size come from the tensor (-1 or x.shape in reshape and view), or declare the axis fixed, and export again.",
            conflict.FromData ? LintSeverity.Error : null);
}
