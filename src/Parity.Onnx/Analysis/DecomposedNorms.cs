using System.Globalization;
using Parity.Onnx.Models;
using Parity.Specs;

namespace Parity.Onnx.Analysis;

/// <summary>
/// Layer normalisations that an exporter took apart (up to opset 16): ReduceMean, Sub, Pow, ReduceMean. The square of a deviation above 255 does not fit into float16, so
/// they overflow before anything else in the network does.
/// </summary>
public static class DecomposedNorms
{
    /// <summary>Whether and where a model that is run in a precision with float16 in it may overflow, as sentences for a failing verdict; none for other precisions.</summary>
    public static IReadOnlyList<string> Suspicions(OnnxModel model, PrecisionClass precision)
    {
        if (precision is not (PrecisionClass.Fp16 or PrecisionClass.Int8))
        {
            return [];
        }

        var squares = GraphIndex.All(model).SelectMany(Squares).ToList();
        return squares.Count == 0 ? [] :
        [
            string.Create(CultureInfo.InvariantCulture,
                $"{squares.Count} layer normalisations are taken apart into Pow and ReduceMean (the first at {squares[0]}), which overflow float16 beyond 65504: NaN, or boxes that silently vanish. ")
            + "Export with opset 17 for TensorRT 8.6 or newer, where LayerNormalization stays whole; or keep them in float32 (`layer_norm_fp32: true`; trtexec: --precisionConstraints=obey with --layerPrecisions); or use bf16",
        ];
    }

    /// <summary>The squares of deviations: Pow(x - mean, 2) whose mean is taken, the variance.</summary>
    internal static IEnumerable<OnnxNode> Squares(GraphIndex graph) => graph.Graph.Nodes.Where(node =>
        node.OpType == "Pow"
        && graph.Floats(node.Input(1)) is [2f]
        && graph.Maker(node.Input(0)) is { OpType: "Sub" } deviation
        && deviation.Inputs.Any(i => graph.Maker(i)?.OpType == "ReduceMean")
        && node.Outputs is [var square, ..]
        && graph.Takers(square).Any(t => t.OpType == "ReduceMean"));
}
