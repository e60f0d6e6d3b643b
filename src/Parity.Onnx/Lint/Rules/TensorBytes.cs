using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.Rules;

/// <summary>Stored tensors whose bytes are missing or do not fit their shape.</summary>
internal static class TensorBytes
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("tensor-data", LintSeverity.Error, "The bytes of a stored tensor are missing, cut short or of another size.", Find);

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        foreach (var graph in scene.Graphs)
        {
            var constants = graph.Index.Graph.Nodes.Where(n => n.OpType == "Constant").Select(n => (Place: LintPlace.Node(n, graph.Inside), n.Attribute("value")?.Tensor));
            foreach (var (place, tensor) in graph.Index.Graph.Initializers.Select(t => (LintPlace.Tensor(t, graph.Inside), (Models.OnnxTensor?)t)).Concat(constants))
            {
                if (tensor?.Problem() is { } problem)
                {
                    yield return new(place, problem, tensor.IsExternal ? "Copy the external data beside the model, from the same export." : "Copy or export the model again.");
                }
            }
        }
    }
}
