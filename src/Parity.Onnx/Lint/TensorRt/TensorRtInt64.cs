using System.Globalization;
using Parity.Onnx.Lint.Scenes;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>INT64 before TensorRT 9.0: inputs and outputs of the engine are INT32, constants are clamped.</summary>
internal static class TensorRtInt64
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("tensorrt-int64", LintSeverity.Note, "INT64 becomes INT32.", Find) { NeedsTensorRt = true };

    private const int MostNumbers = 1_000_000;

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        if (scene.Table!.HasInt64)
        {
            yield break;
        }

        var target = scene.Options.Target!.DisplayName;
        foreach (var (place, what) in Bindings(scene.Model.Graph))
        {
            yield return new(place, $"{target} makes it INT32 in the engine: bytes of INT64 fed there are read as twice as many numbers.", $"{what} INT32 where the engine is run directly (Parity and ONNX Runtime convert it), or use TensorRT 9.0 or newer.");
        }

        foreach (var graph in scene.Graphs.Where(g => !g.IsFunction))
        {
            foreach (var (place, tensor, name) in Constants(graph).Where(c => !IsSliceBound(graph, c.Name)))
            {
                if (Largest(tensor) is { } number)
                {
                    yield return new(place, string.Create(CultureInfo.InvariantCulture, $"it holds {number}, which {target} clamps to INT32."), "Keep numbers within ±2147483647, or use TensorRT 9.0 or newer.", LintSeverity.Warning);
                }
            }
        }
    }

    private static IEnumerable<(LintPlace Place, string What)> Bindings(OnnxGraph graph) =>
        graph.Inputs.Where(i => i.DataType == OnnxDataType.Int64).Select(i => (LintPlace.Input(i), "Feed"))
            .Concat(graph.Outputs.Where(o => o.DataType == OnnxDataType.Int64).Select(o => (LintPlace.Output(o), "Read")));

    private static IEnumerable<(LintPlace Place, OnnxTensor Tensor, string Name)> Constants(GraphScene scene) =>
        scene.Index.Graph.Initializers.Select(t => (LintPlace.Tensor(t, scene.Inside), t, t.Name))
            .Concat(scene.Index.Graph.Nodes.Where(n => n.OpType == "Constant" && n.Outputs.Count > 0)
                .Select(n => (Place: LintPlace.Node(n, scene.Inside), n.Attribute("value")?.Tensor, n.Outputs[0]))
                .Where(c => c.Tensor is not null).Select(c => (c.Place, c.Tensor!, c.Item3)))
            .Where(c => c.Item2.DataType == OnnxDataType.Int64 && c.Item2.Problem() is null);

    // The end of a slice is INT64_MAX by custom and means the end; clamped it still does.
    private static bool IsSliceBound(GraphScene graph, string name) => graph.Index.Takers(name) is { Count: > 0 } takers && takers.All(t => t.OpType == "Slice" && t.Input(0) != name);

    private static long? Largest(OnnxTensor tensor)
    {
        if (tensor.Shape.Aggregate(1L, (p, d) => Math.Min(p * d, MostNumbers + 1)) > MostNumbers)
        {
            return null;
        }

        foreach (var number in tensor.Read().Span<long>())
        {
            // The two ends of INT64 mean "no limit" by custom; clamped they still do.
            if (number is > int.MaxValue and not long.MaxValue or < int.MinValue and not long.MinValue)
            {
                return number;
            }
        }

        return null;
    }
}
