using Parity.Onnx.Lint.Scenes;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Rules;

/// <summary>Inputs, operators and outputs that are not connected to each other.</summary>
internal static class Dataflow
{
    /// <summary>An output that is the same for every picture.</summary>
    public static readonly LintRule ConstantOutput = new("constant-output", LintSeverity.Error, "An output does not depend on any input.", FindConstantOutputs) { ExplainsResults = true };

    /// <summary>An input that changes nothing.</summary>
    public static readonly LintRule UnusedInput = new("unused-input", LintSeverity.Warning, "No output depends on an input.", FindUnusedInputs) { ExplainsResults = true };

    /// <summary>An operator that computes for nothing.</summary>
    public static readonly LintRule UnusedOutput = new("unused-output", LintSeverity.Note, "Nothing takes what an operator computes.", FindUnusedOutputs);

    private static IEnumerable<LintHit> FindConstantOutputs(LintScene scene)
    {
        var graph = scene.Model.Graph;
        var dependent = graph.Inputs.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var node in graph.Nodes.Where(n => IsRandom(n) || Reads(n).Any(dependent.Contains)))
        {
            dependent.UnionWith(node.Outputs);
        }

        return graph.Outputs.Where(o => !dependent.Contains(o.Name)).Select(o => new LintHit(
            LintPlace.Output(o),
            "it is computed from constants alone, so it is the same for every picture: tracing replaced what led from the input to it by the example's values.",
            "Keep the values tensors on the way (no .item(), .tolist(), numpy or Python numbers), and export again."));
    }

    private static IEnumerable<LintHit> FindUnusedInputs(LintScene scene)
    {
        var graph = scene.Model.Graph;
        var needed = graph.Outputs.Select(o => o.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var node in graph.Nodes.Reverse().Where(n => n.Outputs.Any(needed.Contains)))
        {
            needed.UnionWith(Reads(node));
        }

        return graph.Inputs.Where(i => !needed.Contains(i.Name)).Select(i => new LintHit(
            LintPlace.Input(i),
            "no output depends on it, so what is fed changes nothing: tracing replaced what was computed from it by the example's values, or the model never used it.",
            "Use the tensor itself in forward (no .item(), .tolist() or Python numbers), or leave the input out of the export."));
    }

    private static IEnumerable<LintHit> FindUnusedOutputs(LintScene scene)
    {
        foreach (var graph in scene.Graphs.Where(g => !g.IsFunction).Select(g => (Scene: g, g.Index.Graph)))
        {
            var read = graph.Graph.Nodes.SelectMany(Reads).Concat(graph.Graph.Outputs.Select(o => o.Name)).ToHashSet(StringComparer.Ordinal);
            foreach (var node in graph.Graph.Nodes.Where(n => n.OpType != "Constant" && n.Outputs.Count > 0 && !n.Outputs.Any(read.Contains)))
            {
                yield return new(LintPlace.Node(node, graph.Scene.Inside), "nothing takes what it computes; an output that was meant to be exported may be missing from output_names.", "Export that output, or remove the operator (onnxsim, onnxoptimizer).");
            }
        }
    }

    // A body reads values of the graph around it without listing them among the inputs.
    private static IEnumerable<string> Reads(OnnxNode node) =>
        node.Inputs.Concat(node.Attributes.SelectMany(a => a.Subgraphs).SelectMany(g => g.Nodes.SelectMany(Reads).Concat(g.Outputs.Select(o => o.Name))));

    private static bool IsRandom(OnnxNode node) => node.OpType is "RandomNormal" or "RandomUniform" or "RandomNormalLike" or "RandomUniformLike" or "Multinomial" or "Bernoulli";
}
