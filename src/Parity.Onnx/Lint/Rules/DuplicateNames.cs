using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.Rules;

/// <summary>Two values or two operators of one name. ONNX allows a value to be made once; operators may share a name, but nothing can be said of one of them then.</summary>
internal static class DuplicateNames
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("duplicate-names", LintSeverity.Error, "Two values, or two operators, have one name.", Find);

    private static IEnumerable<LintHit> Find(LintScene scene) => scene.Graphs.SelectMany(g => Values(g).Concat(Nodes(g)));

    private static IEnumerable<LintHit> Values(GraphScene scene)
    {
        var graph = scene.Index.Graph;
        var made = new HashSet<string>(graph.Inputs.Select(i => i.Name), StringComparer.Ordinal);
        foreach (var tensor in graph.Initializers.Where(t => !made.Add(t.Name)))
        {
            yield return new(LintPlace.Tensor(tensor, scene.Inside), "another value has this name already.", "Rename one of them, or export again.");
        }

        foreach (var node in graph.Nodes)
        {
            foreach (var output in node.Outputs.Where(o => o.Length > 0 && !made.Add(o)))
            {
                yield return new(LintPlace.Node(node, scene.Inside), $"it makes the value {LintPlace.Quote(output)}, which is made already; runtimes refuse the file or take either.", "Rename one of them (after merging two models: onnx.compose with a prefix), or export again.");
            }
        }
    }

    private static IEnumerable<LintHit> Nodes(GraphScene scene) =>
        from same in scene.Index.Graph.Nodes.Where(n => n.Name.Length > 0).GroupBy(n => n.Name, StringComparer.Ordinal)
        from second in same.Skip(1)
        select new LintHit(
            LintPlace.Node(second, scene.Inside),
            "an operator before it has the same name, so settings by name (layer precisions, suppressions) and messages mean either.",
            "Give operators names of their own (polygraphy surgeon sanitize, onnx_graphsurgeon).",
            LintSeverity.Warning);
}
