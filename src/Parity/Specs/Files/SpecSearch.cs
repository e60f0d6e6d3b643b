namespace Parity.Specs.Files;

/// <summary>Finds the spec files behind one path or pattern.</summary>
internal static class SpecSearch
{
    private const string Fix = " Name a spec or a folder of specs, or write the first one: parity new CHECKPOINT MODEL.onnx.";

    /// <summary>The files, as paths relative to where the text was.</summary>
    /// <exception cref="ParityException">Nothing is found.</exception>
    public static IReadOnlyList<string> Find(string text, string folder, IReadOnlyCollection<string> extensions)
    {
        try
        {
            var path = Path.GetFullPath(text, folder);
            if (File.Exists(path))
            {
                return [text];
            }

            return Directory.Exists(path) ? InFolder(text, path, extensions)
                : GlobPattern.HasWildcard(text) ? Matching(text, folder, extensions)
                : throw new ParityException($"There is no spec {SpecScalar.ShowPath(text)}.{(NearFiles.Hint(path) is { Length: > 0 } hint ? hint : Fix)}");
        }
        catch (Exception e) when (e is ArgumentException or FormatException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ParityException($"No specs can be found at {SpecScalar.ShowPath(text)}: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private static List<string> InFolder(string text, string path, IReadOnlyCollection<string> extensions)
    {
        var files = Directory.EnumerateFiles(path).Where(f => IsSpec(f, extensions)).Select(f => Path.Combine(text, Path.GetFileName(f))).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new ParityException($"The folder {SpecScalar.ShowPath(text)} holds no spec; a spec is a .yaml file directly in it.");
    }

    private static List<string> Matching(string text, string folder, IReadOnlyCollection<string> extensions)
    {
        var pattern = GlobPattern.Parse(folder, OperatingSystem.IsWindows() ? text.Replace('\\', '/') : text);
        var files = new GlobWalk(pattern).Files().Where(f => IsSpec(f, extensions)).Select(f => Path.IsPathRooted(text) ? f : Path.GetRelativePath(folder, f)).ToList();
        var near = Directory.Exists(pattern.Root) ? string.Empty : NearFiles.Hint(pattern.Root);
        return files.Count > 0 ? files : throw new ParityException($"The pattern {SpecScalar.ShowPath(text)} matches no .yaml file below {pattern.Root}.{near}");
    }

    private static bool IsSpec(string path, IReadOnlyCollection<string> extensions) =>
        extensions.Contains(Path.GetExtension(path)) && !Path.GetFileName(path).StartsWith('.');
}
