using System.Text.Json;

namespace Parity.Hosting.Authoring;

/// <summary>Paths as a spec writes them: relative to its folder, with forward slashes.</summary>
internal static class SpecPaths
{
    /// <summary>The path as YAML, in quotes where it needs them.</summary>
    public static string Relative(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path).Replace('\\', '/');
        return relative.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '/' or '_' or '-' or '*' or '?') && relative[0] is not ('*' or '-' or '?') ? relative : JsonSerializer.Serialize(relative);
    }
}
