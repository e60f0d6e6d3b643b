namespace Parity.Torch.Tests;

/// <summary>Finds files of the checkout from the test's own output folder.</summary>
internal static class RepositoryRoot
{
    private static readonly string Folder = Find();

    public static string File(string path) => Path.Combine(Folder, path);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Parity.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"Parity.sln was not found above {AppContext.BaseDirectory}.");
    }
}
