using System.Collections.Immutable;
using System.Globalization;
using Parity.Onnx.Analysis;
using Parity.Onnx.Lint.Inference;
using Parity.Onnx.Lint.TensorRt;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Scenes;

/// <summary>A model as the rules see it: every graph, body and function, with what is known of their values.</summary>
internal sealed class LintScene
{
    private readonly HashSet<(string Domain, string Name)> _functions;

    /// <summary>Looks at a model.</summary>
    public LintScene(OnnxModel model, LintOptions options)
    {
        (Model, Options) = (model, options);
        Table = options.Target is { } target ? OperatorTable.Of(target.Version) : null;
        _functions = [.. model.Functions.Select(f => (f.Domain, f.Name))];
        var indexes = GraphIndex.All(model).ToDictionary(i => i.Graph);
        var facts = GraphFacts.Of(indexes, model.Graph, model.Opset);
        Graphs = [.. Of(indexes, new(indexes[model.Graph], facts, string.Empty, model.Opset)), .. model.Functions.SelectMany(OfFunction)];
    }

    /// <summary>The model.</summary>
    public OnnxModel Model { get; }

    /// <summary>What it is linted for.</summary>
    public LintOptions Options { get; }

    /// <summary>The target's operators; null without a target.</summary>
    public OperatorTable? Table { get; }

    /// <summary>The model's graph first, then the bodies inside it, then those of functions.</summary>
    public ImmutableArray<GraphScene> Graphs { get; }

    /// <summary>The model's own graph.</summary>
    public GraphScene Main => Graphs[0];

    /// <summary>Every operator call.</summary>
    public IEnumerable<NodeScene> Nodes => Graphs.SelectMany(g => g.Index.Graph.Nodes.Select(n => new NodeScene(n, g)));

    /// <summary>Every call of some of ONNX's own operators outside functions, whose settings may be left open until they are called.</summary>
    public IEnumerable<NodeScene> Calls(params string[] operators) =>
        Nodes.Where(n => n.IsStandard && !n.Graph.IsFunction && operators.Contains(n.OpType, StringComparer.Ordinal));

    /// <summary>True when the model defines that operator itself.</summary>
    public bool IsFunction(OnnxNode node) => _functions.Contains((node.Domain, node.OpType));

    /// <summary>The operator sets that hold in a graph, by domain.</summary>
    public ImmutableDictionary<string, long> ImportsOf(GraphScene graph) => graph.Function?.Opsets ?? Model.Opsets;

    private static IEnumerable<GraphScene> Of(Dictionary<OnnxGraph, GraphIndex> indexes, GraphScene scene)
    {
        yield return scene;
        foreach (var node in scene.Index.Graph.Nodes)
        {
            foreach (var (attribute, body) in node.Attributes.SelectMany(a => a.Subgraphs.Select(g => (a.Name, g))))
            {
                var inside = $" in {attribute} of {LintPlace.Node(node, scene.Inside)}";
                foreach (var inner in Of(indexes, new(indexes[body], scene.Facts?.Body(body), inside, scene.Opset) { Function = scene.Function }))
                {
                    yield return inner;
                }
            }
        }
    }

    private static IEnumerable<GraphScene> OfFunction(OnnxFunction function)
    {
        var indexes = GraphIndex.OfFunction(function).ToDictionary(i => i.Graph);
        var name = function.Domain.Length == 0 ? function.Name : string.Create(CultureInfo.InvariantCulture, $"{function.Domain}::{function.Name}");
        return Of(indexes, new(indexes[function.Body], null, $" in function {LintPlace.Quote(name)}", function.Opsets.GetValueOrDefault(string.Empty)) { Function = function });
    }
}
