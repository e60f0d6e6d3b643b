namespace Parity.Specs.Files;

/// <summary>Says what lies where a missing file was expected, so that a typo or a moved file is found at a glance.</summary>
internal static class NearFiles
{
    private const int Shown = 4;

    // A folder of a million files must not make an error slow.
    private const int Examined = 2000;

    /// <summary>A sentence with a leading blank, or nothing when the folder tells nothing.</summary>
    public static string Hint(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full);
        try
        {
            if (folder is null)
            {
                return string.Empty;
            }

            if (!Directory.Exists(folder))
            {
                return $" Its folder does not exist either; {NearestFolder(folder)}";
            }

            var near = Near(folder, Path.GetFileName(full));
            return near.Count == 0 ? string.Empty : $" Near it: {string.Join(", ", near)}.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $" Its folder cannot be listed: {e.Message}";
        }
    }

    private static List<string> Near(string folder, string name)
    {
        var extension = Path.GetExtension(name);
        return [.. Directory.EnumerateFileSystemEntries(folder).Take(Examined).Select(p => Path.GetFileName(p))
            .Where(n => !n.StartsWith('.'))
            .Select(n => (Name: n, Rank: Rank(n, name, extension)))
            .Where(p => p.Rank < 2)
            .OrderBy(p => p.Rank).ThenBy(p => p.Name, StringComparer.Ordinal)
            .Take(Shown).Select(p => SpecScalar.Show(p.Name))];
    }

    private static int Rank(string candidate, string name, string extension)
    {
        if (string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase) || Suggestion.IsNearMiss(name, [candidate]))
        {
            return 0;
        }

        return extension.Length > 0 && string.Equals(Path.GetExtension(candidate), extension, StringComparison.OrdinalIgnoreCase) ? 1 : 2;
    }

    private static string NearestFolder(string folder)
    {
        var parent = Path.GetDirectoryName(folder);
        var missing = Path.GetFileName(folder);
        while (parent is not null && !Directory.Exists(parent))
        {
            (missing, parent) = (Path.GetFileName(parent), Path.GetDirectoryName(parent));
        }

        if (parent is null)
        {
            return "no part of its path exists.";
        }

        var known = Directory.EnumerateDirectories(parent).Take(Examined).Select(p => Path.GetFileName(p)).Where(n => !n.StartsWith('.')).Order(StringComparer.Ordinal).ToList();
        var inside = known.Count == 0 ? "no folder" : Suggestion.IsNearMiss(missing, known) ? Suggestion.For(missing, known) : string.Join(", ", known.Take(Shown));
        return $"{SpecScalar.ShowPath(parent)} has no {SpecScalar.Show(missing)} ({inside}).";
    }
}
