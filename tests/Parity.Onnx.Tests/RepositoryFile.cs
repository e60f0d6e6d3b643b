namespace Parity.Onnx.Tests;

/// <summary>Files of the checkout, found from the test's own output folder.</summary>
internal static class RepositoryFile
{
    public static string Path(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Parity.sln")))
        {
            folder = folder.Parent;
        }

        return System.IO.Path.Combine([folder?.FullName ?? throw new InvalidOperationException($"Parity.sln was not found above {AppContext.BaseDirectory}."), .. parts]);
    }
}
