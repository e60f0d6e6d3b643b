using System.Globalization;
using Parity.Onnx.Lint.Scenes;
using Parity.Onnx.Running;

namespace Parity.Onnx.Lint.Rules;

/// <summary>A file format or operator set newer than the ONNX Runtime in use. The limits were measured for these versions; of another nothing is said.</summary>
internal static class NewerThanRuntime
{
    /// <summary>The rule for the file format.</summary>
    public static readonly LintRule IrVersion = new("ir-version", LintSeverity.Error, "The file's format is newer than the ONNX Runtime in use.", FindIrVersion) { ExplainsResults = true };

    /// <summary>The rule for the operator set.</summary>
    public static readonly LintRule Opset = new("opset", LintSeverity.Error, "The file's operator set is newer than the ONNX Runtime in use.", FindOpset) { ExplainsResults = true };

    private static readonly string[] Measured = ["1.31.0", "1.31.1"];
    private const int MaxIrVersion = 13;
    private const int MaxOpset = 26;

    private static IEnumerable<LintHit> FindIrVersion(LintScene scene) => scene.Model.IrVersion <= MaxIrVersion || !Measured.Contains(ExecutionProviders.RuntimeVersion)
        ? []
        : [Newer(string.Create(CultureInfo.InvariantCulture, $"IR version {scene.Model.IrVersion}"), MaxIrVersion, "Export with an older onnx package, or use a newer runtime.")];

    private static IEnumerable<LintHit> FindOpset(LintScene scene) => scene.Model.Opset <= MaxOpset || !Measured.Contains(ExecutionProviders.RuntimeVersion)
        ? []
        : [Newer(string.Create(CultureInfo.InvariantCulture, $"opset {scene.Model.Opset}"), MaxOpset, "Export with a lower opset_version, or use a newer runtime.")];

    private static LintHit Newer(string what, int limit, string fix) =>
        new(LintPlace.Model(what), string.Create(CultureInfo.InvariantCulture, $"ONNX Runtime {ExecutionProviders.RuntimeVersion} reads up to {limit}."), fix);
}
