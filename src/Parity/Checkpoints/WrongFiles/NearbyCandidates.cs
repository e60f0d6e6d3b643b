using System.Text.RegularExpressions;

namespace Parity.Checkpoints.WrongFiles;

/// <summary>Looks for the file that was probably meant, in the folder and the two above it.</summary>
internal static partial class NearbyCandidates
{
    private const int Shown = 4;
    private const int Looked = 10_000;
    private static readonly string[] Extensions = [".pth", ".pt", ".ckpt", ".safetensors"];

    /// <summary>A sentence that names candidates, or nothing.</summary>
    public static string Sentence(string path)
    {
        var found = Find(path);
        return found.Count == 0 ? string.Empty
            : $" Near it: {string.Join(", ", found.Take(Shown))}{(found.Count > Shown ? $" and {found.Count - Shown} more" : string.Empty)}.";
    }

    /// <summary>Paths of likely checkpoints, relative to the file's folder, the likeliest first.</summary>
    public static IReadOnlyList<string> Find(string path)
    {
        var self = Path.GetFullPath(path);
        var folder = Directory.Exists(self) ? self : Path.GetDirectoryName(self);
        var origin = folder;
        var found = new List<string>();
        for (var level = 0; level < 3 && folder is not null; level++, folder = Path.GetDirectoryName(folder))
        {
            // A trainer's eval/ holds evaluation results under a checkpoint's name.
            if (Directory.Exists(folder) && Path.GetFileName(folder) != "eval")
            {
                found.AddRange(In(folder, self).Select(file => Path.GetRelativePath(origin!, file).Replace('\\', '/')));
            }
        }

        return found;
    }

    private static IEnumerable<string> In(string folder, string self) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { IgnoreInaccessible = true })
        .Take(Looked)
        .Where(f => f != self && Extensions.Contains(Path.GetExtension(f)) && CheckpointName().IsMatch(Path.GetFileNameWithoutExtension(f)))
        .OrderBy(f => Path.GetFileName(f).StartsWith("best", StringComparison.Ordinal) ? 0 : 1)
        .ThenByDescending(f => f, StringComparer.Ordinal);

    [GeneratedRegex("^(checkpoint|last|best|epoch|latest|model|iter|final)", RegexOptions.CultureInvariant)]
    private static partial Regex CheckpointName();
}
