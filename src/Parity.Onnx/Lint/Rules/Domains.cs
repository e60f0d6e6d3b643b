using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Parity.Onnx.Lint.Scenes;

namespace Parity.Onnx.Lint.Rules;

/// <summary>Operators that the file's own operator sets do not have, and operators of other toolkits.</summary>
internal static class Domains
{
    /// <summary>An operator of another toolkit.</summary>
    public static readonly LintRule Custom = new("custom-domain", LintSeverity.Warning, "An operator belongs to a domain that ONNX Runtime does not have.", FindCustom);

    /// <summary>A domain without its version.</summary>
    public static readonly LintRule Import = new("opset-import", LintSeverity.Error, "The file uses a domain whose operator set it does not import.", FindMissingImports);

    /// <summary>An operator newer than the opset.</summary>
    public static readonly LintRule Version = new("operator-version", LintSeverity.Warning, "An operator came with a later opset than the file states.", FindTooNew);

    private static readonly ImmutableHashSet<string> OfRuntime = ["", "ai.onnx.ml", "ai.onnx.training", "ai.onnx.preview.training", "com.microsoft", "com.microsoft.nchwc", "com.ms.internal.nhwc", "com.microsoft.experimental"];
    private static readonly Lazy<Dictionary<string, int>> Since = new(() => JsonSerializer.Deserialize<Dictionary<string, int>>(EmbeddedData.Open("operator-versions.json"))!);

    private static IEnumerable<LintHit> FindCustom(LintScene scene) =>
        from call in scene.Nodes
        where !OfRuntime.Contains(call.Node.Domain) && !scene.IsFunction(call.Node)
        select new LintHit(
            call.Place,
            $"it belongs to the domain {LintPlace.Quote(call.Node.Domain)}: ONNX Runtime has none of its operators, and loading the model fails unless a library that brings them is registered.",
            "Export for ONNX Runtime (MMDeploy: an onnxruntime configuration), or run the model where that library is.");

    private static IEnumerable<LintHit> FindMissingImports(LintScene scene) =>
        from call in scene.Nodes
        let imports = scene.ImportsOf(call.Graph)
        where !imports.ContainsKey(call.Node.Domain)
        select new LintHit(
            call.Place,
            call.Node.Domain.Length == 0 ? "no version of ONNX's own operators is imported for it." : $"the domain {LintPlace.Quote(call.Node.Domain)} is not among the imported operator sets.",
            "Add the domain with its version to opset_import, or export again.");

    private static IEnumerable<LintHit> FindTooNew(LintScene scene) =>
        from call in scene.Nodes
        where call.IsStandard && call.Graph.Opset > 0 && !scene.IsFunction(call.Node)
        let since = Since.Value.GetValueOrDefault(call.OpType)
        where since > call.Graph.Opset
        select new LintHit(
            call.Place,
            string.Create(CultureInfo.InvariantCulture, $"{call.OpType} came with opset {since}; the file states {call.Graph.Opset}. ONNX Runtime loads some such files, other runtimes refuse them or read another meaning."),
            string.Create(CultureInfo.InvariantCulture, $"Export with opset {since} or newer; changing the number in the file alone does not convert it."));
}
