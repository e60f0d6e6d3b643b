using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>Operators outside ONNX's own domain: TensorRT looks for a plugin of that name.</summary>
internal static class TensorRtPlugin
{
    /// <summary>The rule.</summary>
    public static readonly LintRule Rule = new("tensorrt-plugin", LintSeverity.Error, "An operator needs a TensorRT plugin.", Find) { NeedsTensorRt = true };

    /// <summary>Operators that the model defines itself: parsed from 9.0 on.</summary>
    public static readonly LintRule Function = new("tensorrt-function", LintSeverity.Error, "The TensorRT version's parser does not have the model's own functions.", FindFunctions) { NeedsTensorRt = true };

    private static readonly Version Functions = new(9, 0);

    // TensorRT's own plugins end so by convention: EfficientNMS_TRT, ROIAlign_TRT, …
    private const string Own = "_TRT";

    private static IEnumerable<LintHit> Find(LintScene scene) =>
        from call in scene.Nodes
        where !call.IsStandard && !scene.IsFunction(call.Node)
        select call.OpType.EndsWith(Own, StringComparison.Ordinal)
            ? new LintHit(call.Place, "it is one of TensorRT's own plugins: it is found only after the plugin library is initialised, and ONNX Runtime does not have it.", "Call initLibNvInferPlugins before loading (trtexec does), and compare through an engine.", LintSeverity.Note)
            : new LintHit(call.Place, $"the domain {LintPlace.Quote(call.Node.Domain)} is none of TensorRT's: the parser looks for a plugin named {LintPlace.Quote(call.OpType)} and stops with \"Plugin not found\" or \"could not find plugin\".", Fix(call.Node.Domain));

    private static IEnumerable<LintHit> FindFunctions(LintScene scene) =>
        from call in scene.Nodes
        where scene.IsFunction(call.Node) && scene.Table!.Version < Functions
        select new LintHit(
            call.Place,
            $"it calls a function of the model's own, which the parser has from TensorRT 9.0 on; {scene.Options.Target!.DisplayName} looks for a plugin of that name and stops with \"Plugin not found\".",
            "Export without export_modules_as_functions, inline the functions (onnx.inliner), or use TensorRT 9.0 or newer.");

    private static string Fix(string domain) => domain == "mmdeploy"
        ? "Load MMDeploy's operators (trtexec: --staticPlugins=libmmdeploy_tensorrt_ops.so, not the ONNX Runtime library), and export with one of its TensorRT configurations."
        : "Load the library that brings the plugin (trtexec: --staticPlugins=…), or export without the operator.";
}
