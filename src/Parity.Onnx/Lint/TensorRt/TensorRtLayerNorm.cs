using Parity.Onnx.Lint.Scenes;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>A layer normalisation taken apart (opset 16 and older): its squares and means overflow in FP16.</summary>
internal static class TensorRtLayerNorm
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("tensorrt-layer-norm-fp16", LintSeverity.Note, "A layer normalisation written as simple operators overflows in FP16.", Find) { NeedsTensorRt = true };

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        var native = scene.Table!.Find("LayerNormalization") is { IsSupported: true };
        return from call in scene.Calls("ReduceMean")
               where IsVariance(call)
               select new LintHit(
                   call.Place,
                   "it is the variance of a layer normalisation that the exporter took apart: in FP16 the squares overflow, and results drift or become NaN.",
                   native
                       ? "Export with opset 17, so that TensorRT sees LayerNormalization; or keep Pow and ReduceMean in FP32 (ONNX Runtime: trt_layer_norm_fp32_fallback, trtexec: --layerPrecisions)."
                       : "Keep Pow and ReduceMean in FP32 (ONNX Runtime: trt_layer_norm_fp32_fallback, trtexec: --layerPrecisions), or build in FP32.");
    }

    // mean((x − mean(x))²), then + ε and √.
    private static bool IsVariance(NodeScene call)
    {
        var index = call.Graph.Index;
        var square = index.Maker(call.Node.Input(0));
        var centred = square is { OpType: "Pow" } || (square is { OpType: "Mul" } && square.Input(0) == square.Input(1)) ? index.Maker(square.Input(0)) : null;
        var mean = centred is { OpType: "Sub" } ? index.Maker(centred.Input(1)) : null;
        return mean is { OpType: "ReduceMean" } && mean.Input(0) == centred!.Input(0) && Next(call, call.Node) is { OpType: "Add" } eps && Next(call, eps) is { OpType: "Sqrt" };
    }

    private static OnnxNode? Next(NodeScene call, OnnxNode node) => node.Outputs.Count > 0 && call.Graph.Index.Takers(node.Outputs[0]) is [var taker] ? taker : null;
}
