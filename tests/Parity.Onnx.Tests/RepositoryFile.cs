namespace Parity.Onnx.Tests;

/// <summary>Files of the checkout, found from the test's own output folder.</summary>
internal static class RepositoryFile
{
    public static string Path(params string[] parts) => RepositoryRoot.File(parts);
}
