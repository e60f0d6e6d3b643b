using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>NonMaxSuppression of TensorRT 8.0 to 8.4: a plugin with fixed limits and padded output.</summary>
internal static class TensorRtNms
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("tensorrt-nms", LintSeverity.Warning, "NonMaxSuppression is a plugin with fixed limits and padded output.", Find) { NeedsTensorRt = true };

    /// <summary>The table's words for the limits.</summary>
    internal const string ConstantLimits = "experimental (plugin): box count and thresholds must be constant";

    /// <summary>The table's words for the padding.</summary>
    internal const string Padded = "output padded to a fixed size";

    private static readonly string[] Limits = ["boxes", "scores", "max_output_boxes_per_class", "iou_threshold", "score_threshold"];

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        var support = scene.Table!.Find("NonMaxSuppression");
        var target = scene.Options.Target!.DisplayName;
        if (!support.IsSupported)
        {
            yield break;
        }

        foreach (var call in scene.Calls("NonMaxSuppression"))
        {
            var computed = Enumerable.Range(2, 3).Where(i => call.Has(i) && !call.IsStored(i)).Select(i => Limits[i]).ToList();
            if (computed.Count > 0 && support.Restriction(ConstantLimits) is { } constant)
            {
                yield return new(call.Place, $"{string.Join(", ", computed)} {(computed.Count == 1 ? "is" : "are")} computed, and {target} wants constants.", "Export with fixed limits, or use TensorRT 8.5 or newer.", constant.IsCertain ? LintSeverity.Error : null);
            }

            if (support.Restriction(Padded) is not null)
            {
                yield return new(call.Place, $"in {target} it is a plugin whose output is padded to a fixed size, so what follows sees boxes that do not exist.", "Use TensorRT 8.5 or newer, the EfficientNMS plugin, or suppress outside the graph.");
            }
        }
    }
}
