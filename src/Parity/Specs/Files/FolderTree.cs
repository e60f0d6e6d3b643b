namespace Parity.Specs.Files;

/// <summary>Folders in relation to each other.</summary>
internal static class FolderTree
{
    /// <summary>The deepest folder that holds all of them, or null where there is none (different drives).</summary>
    public static string? Common(IEnumerable<string> folders)
    {
        string? common = null;
        foreach (var folder in folders)
        {
            if (common is null)
            {
                common = folder;
                continue;
            }

            while (common is not null && !Holds(common, folder))
            {
                common = Path.GetDirectoryName(common);
            }

            if (common is null)
            {
                return null;
            }
        }

        return common;
    }

    /// <summary>A path below a folder, with forward slashes.</summary>
    public static string Relative(string root, string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

    private static bool Holds(string folder, string path) =>
        path == folder || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
