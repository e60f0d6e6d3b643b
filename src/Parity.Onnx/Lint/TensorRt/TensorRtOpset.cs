using System.Globalization;
using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>An opset outside what the version states. It says little about single operators, so it is a warning beside the rules that look at each.</summary>
internal static class TensorRtOpset
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("tensorrt-opset", LintSeverity.Warning, "The opset lies outside what the TensorRT version states.", Find) { NeedsTensorRt = true };

    private static IEnumerable<LintHit> Find(LintScene scene)
    {
        var (table, opset) = (scene.Table!, scene.Model.Opset);
        var target = scene.Options.Target!.DisplayName;
        if (opset > table.MaxOpset && !table.IsBeyond)
        {
            yield return new(
                LintPlace.Model(string.Create(CultureInfo.InvariantCulture, $"opset {opset}")),
                string.Create(CultureInfo.InvariantCulture, $"{target} states opset {table.MaxOpset} at most; newer forms of operators may be read with their older meaning."),
                string.Create(CultureInfo.InvariantCulture, $"Export with opset_version={table.MaxOpset} or lower."));
        }

        if (opset < table.MinOpset)
        {
            yield return new(
                LintPlace.Model(string.Create(CultureInfo.InvariantCulture, $"opset {opset}")),
                string.Create(CultureInfo.InvariantCulture, $"{target} states opset {table.MinOpset} at least."),
                string.Create(CultureInfo.InvariantCulture, $"Export with opset_version={table.MinOpset} or newer."));
        }
    }
}
