using Parity.Onnx.Analysis;
using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>A layer normalisation taken apart (opset 16 and older): its squares and means overflow in FP16.</summary>
internal static class TensorRtLayerNorm
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("tensorrt-layer-norm-fp16", LintSeverity.Note, "A layer normalisation written as simple operators overflows in FP16.", Find) { NeedsTensorRt = true };

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        var fix = scene.Table!.Find("LayerNormalization").IsSupported
            ? "Export with opset 17, so that TensorRT sees LayerNormalization; or keep Pow and ReduceMean in FP32 (ONNX Runtime: trt_layer_norm_fp32_fallback, trtexec: --layerPrecisions)."
            : "Keep Pow and ReduceMean in FP32 (ONNX Runtime: trt_layer_norm_fp32_fallback, trtexec: --layerPrecisions), or build in FP32.";
        return from graph in scene.Graphs
               where !graph.IsFunction
               from square in DecomposedNorms.Squares(graph.Index)
               select new LintHit(
                   LintPlace.Node(square, graph.Inside),
                   "it squares the deviations of a layer normalisation that the exporter took apart: in FP16 the squares overflow, and results drift or become NaN.",
                   fix);
    }
}
