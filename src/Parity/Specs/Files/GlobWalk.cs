namespace Parity.Specs.Files;

/// <summary>Finds the files that a pattern matches. Each folder is read once per place in the pattern; links are not followed by <c>**</c>.</summary>
internal sealed class GlobWalk(GlobPattern pattern, StringComparison comparison = StringComparison.Ordinal)
{
    /// <summary>The most files and folders looked at for one pattern.</summary>
    public const int MaxEntries = 500_000;

    private readonly HashSet<(string Folder, int Segment)> _visited = [];
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private int _seen;

    /// <summary>The absolute paths of the files, sorted by ordinal.</summary>
    /// <exception cref="IOException">A folder cannot be read, or the pattern looks at too many files.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder cannot be read.</exception>
    public IReadOnlyList<string> Files()
    {
        if (Directory.Exists(pattern.Root))
        {
            Visit(pattern.Root, 0);
        }

        return [.. _files.Order(StringComparer.Ordinal)];
    }

    private void Visit(string folder, int at)
    {
        if (!_visited.Add((folder, at)))
        {
            return;
        }

        var segment = pattern.Segments[at];
        if (segment == "**")
        {
            Visit(folder, at + 1);
            foreach (var sub in Folders(folder).Where(f => !f.Name.StartsWith('.') && f.LinkTarget is null))
            {
                Visit(sub.FullName, at);
            }
        }
        else if (at == pattern.Segments.Length - 1)
        {
            _files.UnionWith(Count(new DirectoryInfo(folder).EnumerateFiles()).Where(f => GlobPattern.Matches(f.Name, segment, comparison)).Select(f => f.FullName));
        }
        else
        {
            foreach (var sub in Folders(folder).Where(f => GlobPattern.Matches(f.Name, segment, comparison)))
            {
                Visit(sub.FullName, at + 1);
            }
        }
    }

    private IEnumerable<DirectoryInfo> Folders(string folder) => Count(new DirectoryInfo(folder).EnumerateDirectories());

    private IEnumerable<T> Count<T>(IEnumerable<T> entries)
    {
        foreach (var entry in entries)
        {
            if (++_seen > MaxEntries)
            {
                throw new IOException($"the pattern looks at more than {MaxEntries} files; start it in a deeper folder");
            }

            yield return entry;
        }
    }
}
