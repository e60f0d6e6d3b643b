namespace Parity.Testing;

/// <summary>Finds the checkout from the test's own output folder.</summary>
internal static class RepositoryRoot
{
    /// <summary>The folder of <c>Parity.sln</c>.</summary>
    public static string Path { get; } = Find();

    /// <summary>A file or folder of the checkout.</summary>
    public static string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "Parity.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"Parity.sln was not found above {AppContext.BaseDirectory}.");
    }
}
