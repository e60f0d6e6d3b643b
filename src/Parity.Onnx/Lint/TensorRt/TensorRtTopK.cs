using System.Globalization;
using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>TopK: K stored in the file before 8.6, at most 3840 elements, sorted from 10.1 on.</summary>
internal static class TensorRtTopK
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("tensorrt-topk", LintSeverity.Error, "TopK in a form that the TensorRT version does not have.", Find) { NeedsTensorRt = true };

    private const int Limit = 3840;
    private static readonly Version DynamicK = new(8, 6);

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        var target = scene.Options.Target!.DisplayName;
        foreach (var call in scene.Calls("TopK"))
        {
            var k = call.Node.Attribute("k") is { } setting ? [setting.Int] : call.In(1).Numbers;
            if (call.Has(1) && !call.IsStored(1) && scene.Table!.Version < DynamicK)
            {
                yield return k is [var known]
                    ? new(call.Place, string.Create(CultureInfo.InvariantCulture, $"K is always {known}, but operators of the graph compute it, and {target} wants it stored (importTopK … is_weights)."), "Fold constants (polygraphy surgeon sanitize --fold-constants, onnxsim), or use TensorRT 8.6 or newer.", LintSeverity.Warning)
                    : new(call.Place, $"K is computed from the input, and {target} wants it stored (importTopK … is_weights).", "Export with a fixed K, or use TensorRT 8.6 or newer.");
            }

            // The tables say fewer than 3840 from 10.1 on; the layer's own documentation said up to 3840 before.
            if (k is [>= Limit and var many] && (many > Limit || scene.Table!.Find("TopK").Restriction("K < 3840") is not null))
            {
                yield return new(call.Place, string.Create(CultureInfo.InvariantCulture, $"K is {many}; TensorRT's TopK takes fewer than {Limit}."), "Select in two steps, or keep fewer candidates before the suppression.");
            }

            if (call.Int("sorted", 1) == 0 && scene.Table!.Find("TopK").Restriction("sorted must be 1") is { } sorted)
            {
                yield return new(call.Place, $"sorted is 0, and {target} only sorts.", "Export with sorted=True: its results are among those that sorted=False allows.", sorted.IsCertain ? null : LintSeverity.Warning);
            }
        }
    }
}
