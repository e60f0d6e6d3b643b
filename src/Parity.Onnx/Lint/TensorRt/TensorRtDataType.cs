using Parity.Onnx.Lint.Scenes;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>Element types that the version has not, in inputs, outputs, stored tensors and casts; and matrix products of types without one.</summary>
internal static class TensorRtDataType
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("tensorrt-data-type", LintSeverity.Error, "An element type that the TensorRT version does not have.", Find) { NeedsTensorRt = true };

    private static readonly Version V8 = new(8, 0);
    private static readonly Version V85 = new(8, 5);
    private static readonly Version V9 = new(9, 0);
    private static readonly Version V10 = new(10, 0);
    private static readonly Version V108 = new(10, 8);

    private static IEnumerable<LintHit> Find(LintScene scene) => Values(scene).Concat(Products(scene));

    private static IEnumerable<LintHit> Values(LintScene scene)
    {
        var (target, version) = (scene.Options.Target!, scene.Table!.Version);
        foreach (var (place, type, isBinding) in Bindings(scene.Model.Graph).Concat(scene.Graphs.Where(g => !g.IsFunction).SelectMany(Inside)))
        {
            if (type == OnnxDataType.Float64 && version >= V8)
            {
                if (isBinding)
                {
                    yield return new(place, $"{target.DisplayName} casts float64 to float32, so the engine takes and gives float32.", "Export the model in float32.", LintSeverity.Note);
                }
            }
            else if (!Has(type, version, isBinding))
            {
                yield return new(place, $"it is {type.DisplayName()}, which {target.DisplayName} does not have{(type == OnnxDataType.UInt8 && version >= V85 ? " but in inputs and outputs" : string.Empty)}.", Fix(type));
            }
        }
    }

    // A matrix product takes the types of its table row and no others; for most operators the parser casts, so nothing certain can be said of them.
    private static IEnumerable<LintHit> Products(LintScene scene)
    {
        foreach (var call in scene.Calls("MatMul", "Gemm", "Einsum", "Conv", "ConvTranspose"))
        {
            var type = call.In(0).Type;
            var listed = scene.Table!.Find(call.OpType).Types;
            if (listed.Length > 0 && NameOf(type, scene.Table.HasInt64) is { } name && !listed.Contains(name))
            {
                yield return new(call.Place, $"it multiplies {type.DisplayName()}; {scene.Options.Target!.DisplayName} lists {string.Join(", ", listed)}.", "Cast to float32 before it, and back after it.");
            }
        }
    }

    private static IEnumerable<(LintPlace Place, OnnxDataType Type, bool IsBinding)> Bindings(OnnxGraph graph) =>
        graph.Inputs.Select(i => (LintPlace.Input(i), i.DataType, true)).Concat(graph.Outputs.Select(o => (LintPlace.Output(o), o.DataType, true)));

    private static IEnumerable<(LintPlace Place, OnnxDataType Type, bool IsBinding)> Inside(GraphScene scene)
    {
        foreach (var tensor in scene.Index.Graph.Initializers.Where(t => scene.Index.Takers(t.Name).Count > 0))
        {
            yield return (LintPlace.Tensor(tensor, scene.Inside), tensor.DataType, false);
        }

        foreach (var node in scene.Index.Graph.Nodes)
        {
            // A cast of an input or to an output is how UINT8 enters and leaves.
            var type = node.OpType switch
            {
                "Cast" when !scene.Index.Graph.Outputs.Any(o => node.Outputs.Contains(o.Name)) => (OnnxDataType)(node.Attribute("to")?.Int ?? 0),
                "Constant" => node.Attribute("value")?.Tensor?.DataType ?? OnnxDataType.Undefined,
                _ => OnnxDataType.Undefined,
            };
            yield return (LintPlace.Node(node, scene.Inside), type, false);
        }
    }

    private static bool Has(OnnxDataType type, Version version, bool isBinding) => type switch
    {
        OnnxDataType.Undefined or OnnxDataType.Float32 or OnnxDataType.Float16 or OnnxDataType.Int32 or OnnxDataType.Int64 or OnnxDataType.Bool or OnnxDataType.Int8 => true,
        OnnxDataType.UInt8 => version >= V85 && (isBinding || version >= V9),
        OnnxDataType.BFloat16 or OnnxDataType.Float8E4M3FN => version >= V9,
        OnnxDataType.Int4 => version >= V10,
        OnnxDataType.Float4E2M1 => version >= V108,
        _ => false,
    };

    private static string Fix(OnnxDataType type) => type switch
    {
        OnnxDataType.UInt8 => "Cast to float32 right after the input, or normalise outside the graph.",
        OnnxDataType.BFloat16 or OnnxDataType.Float8E4M3FN => "Export in float32 and let the builder choose the precision, or use TensorRT 9.0 or newer.",
        OnnxDataType.Float64 => "Export the model in float32.",
        OnnxDataType.Int16 or OnnxDataType.UInt16 or OnnxDataType.UInt32 or OnnxDataType.UInt64 => "Use int32 or int64 in the model.",
        _ => "Keep it out of the exported graph.",
    };

    private static string? NameOf(OnnxDataType type, bool hasInt64) => type switch
    {
        OnnxDataType.Int64 => hasInt64 ? "INT64" : "INT32",
        OnnxDataType.Int32 => "INT32",
        OnnxDataType.Bool => "BOOL",
        _ => null,
    };
}
