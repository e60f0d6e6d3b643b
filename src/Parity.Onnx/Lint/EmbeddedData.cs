using System.Reflection;

namespace Parity.Onnx.Lint;

/// <summary>The data files inside this assembly; tools/fixtures/lint/operators.py writes them.</summary>
internal static class EmbeddedData
{
    /// <summary>Opens one by its file name.</summary>
    public static Stream Open(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream($"Parity.Onnx.Lint.Data.{name}")
        ?? throw new InvalidOperationException($"The assembly was built without {name}.");
}
