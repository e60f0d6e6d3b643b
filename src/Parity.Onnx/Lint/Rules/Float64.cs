using Parity.Onnx.Lint.Scenes;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Rules;

/// <summary>Where float64 enters the graph. Double constants that are cast to float32 at once, as some exporters write them, are none of it.</summary>
internal static class Float64
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("float64", LintSeverity.Warning, "Part of the graph computes in float64.", Find);

    private const string Fix = "Keep the model in float32: torch.tensor(…, dtype=torch.float32), no .double(), no numpy float64.";

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        foreach (var input in scene.Model.Graph.Inputs.Where(i => i.DataType == OnnxDataType.Float64))
        {
            yield return new(LintPlace.Input(input), "it is float64: GPUs compute it many times slower, and TensorRT casts it to float32.", Fix);
        }

        foreach (var call in scene.Nodes.Where(n => !n.Graph.IsFunction))
        {
            if (Enters(call) is { } how)
            {
                yield return new(call.Place, $"{how}: the graph computes in float64 from here on, which GPUs do many times slower and TensorRT in float32.", Fix);
            }
        }
    }

    private static string? Enters(NodeScene call) => call.OpType switch
    {
        "Cast" => call.Int("to", 0) == (long)OnnxDataType.Float64 && call.In(0).Type is not OnnxDataType.Float64 && !IsCastBack(call) ? "it casts to float64" : null,
        "Constant" or "Identity" or "If" or "Loop" or "Scan" => null,
        _ => Enumerable.Range(0, call.Node.Inputs.Count).Any(i => call.IsStored(i) && call.In(i).Type == OnnxDataType.Float64) ? "it takes a float64 constant" : null,
    };

    // float32 → float64 → float32 or integer without arithmetic in between, as torch writes interpolation sizes; and what only serves a float64
    // constant, which is the finding then.
    private static bool IsCastBack(NodeScene call) =>
        call.Node.Outputs.Count > 0 && call.Graph.Index.Takers(call.Node.Outputs[0]) is { Count: > 0 } takers
        && takers.All(t => t.OpType == "Cast" || t.Inputs.Any(i => i != call.Node.Outputs[0] && call.Graph.Index.IsStored(i) && call.Graph.Facts!.Of(i).Type == OnnxDataType.Float64));
}
