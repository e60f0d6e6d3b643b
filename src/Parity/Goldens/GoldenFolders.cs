using System.Collections.Immutable;

namespace Parity.Goldens;

/// <summary>Finds goldens that no spec looks at.</summary>
public static class GoldenFolders
{
    /// <summary>The folders directly under <paramref name="root"/> that hold goldens outside every claimed folder, sorted.</summary>
    /// <param name="root">The folder of all goldens.</param>
    /// <param name="claimed">The golden folders of the models that specs claim.</param>
    public static ImmutableArray<string> Unclaimed(string root, IEnumerable<string> claimed)
    {
        if (!Directory.Exists(root))
        {
            return [];
        }

        var full = Path.GetFullPath(root);
        var prefixes = claimed.Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar).ToList();
        return
        [
            .. Directory.EnumerateFiles(full, "*.verified.json", SearchOption.AllDirectories)
                .Where(file => !prefixes.Exists(prefix => file.StartsWith(prefix, StringComparison.Ordinal)))
                .Select(file => Path.GetRelativePath(full, file).Split(Path.DirectorySeparatorChar))
                .Select(parts => parts.Length > 1 ? Path.Combine(full, parts[0]) : full)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }
}
