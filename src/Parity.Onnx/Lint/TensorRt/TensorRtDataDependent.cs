using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>Operators whose output size depends on the values: from 8.5 on the engine must ask for memory while it runs.</summary>
internal static class TensorRtDataDependent
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("tensorrt-data-dependent-shape", LintSeverity.Warning, "The size of an operator's output depends on the values.", Find) { NeedsTensorRt = true };

    private static IEnumerable<LintHit> Find(LintScene scene) =>
        from call in scene.Calls("NonZero", "NonMaxSuppression", "Compress", "Unique")
        let support = scene.Table!.Find(call.OpType)
        where support.IsSupported && support.Restriction(TensorRtNms.Padded) is not { IsCertain: true }
        select new LintHit(
            call.Place,
            $"how large its output is depends on the values: {scene.Options.Target!.DisplayName} needs an output allocator for what comes of it, and a region fused around it may stop with \"ForeignNode … does not support data-dependent shape\".",
            "Select with TopK of fixed size, suppress outside the graph or with the EfficientNMS plugin, or run the model through ONNX Runtime's TensorRT provider with this operator excluded.");
}
