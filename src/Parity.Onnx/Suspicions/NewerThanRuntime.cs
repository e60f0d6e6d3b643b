using System.Globalization;
using Parity.Onnx.Models;
using Parity.Onnx.Running;

namespace Parity.Onnx.Suspicions;

/// <summary>A file format or operator set newer than the ONNX Runtime in use. The limits were measured for the version named.</summary>
internal static class NewerThanRuntime
{
    private const string Measured = "1.31.1";
    private const int MaxIrVersion = 13;
    private const int MaxOpset = 26;

    /// <summary>Finds it.</summary>
    public static IEnumerable<OnnxSuspicion> Find(OnnxModel model)
    {
        var runtime = ExecutionProviders.RuntimeVersion;
        if (runtime != Measured)
        {
            yield break;
        }

        if (model.IrVersion > MaxIrVersion)
        {
            yield return Newer("ir-version", string.Create(CultureInfo.InvariantCulture, $"IR version {model.IrVersion}"), string.Create(CultureInfo.InvariantCulture, $"{MaxIrVersion}"), "Export with an older onnx package, or use a newer runtime.");
        }

        if (model.Opset > MaxOpset)
        {
            yield return Newer("opset", string.Create(CultureInfo.InvariantCulture, $"opset {model.Opset}"), string.Create(CultureInfo.InvariantCulture, $"{MaxOpset}"), "Export with a lower opset_version, or use a newer runtime.");
        }
    }

    private static OnnxSuspicion Newer(string id, string what, string limit, string fix) =>
        new(id, what, $"ONNX Runtime {Measured} reads up to {limit}.", fix);
}
