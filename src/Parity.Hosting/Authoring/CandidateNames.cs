using System.Globalization;
using Parity.Authoring;

namespace Parity.Hosting.Authoring;

/// <summary>Names for candidates that tell them apart and can become folder names.</summary>
internal static class CandidateNames
{
    /// <summary>A name for each artefact in order: its kind where it is the only one of it, else its file's name, with its folder's where files share a name.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ExportFacts> exports)
    {
        var stems = exports.Select(e => Clean(Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(e.Path)))).ToList();
        var names = new List<string>();
        for (var i = 0; i < exports.Count; i++)
        {
            var only = exports.Count(e => e.Kind == exports[i].Kind) == 1;
            var shared = stems.Count(s => Same(s, stems[i])) > 1;
            names.Add(Free(only ? exports[i].Kind : shared ? Clean($"{Path.GetFileName(Path.GetDirectoryName(exports[i].Path))}-{stems[i]}") : stems[i], names));
        }

        return names;
    }

    private static string Free(string name, List<string> taken)
    {
        var free = name;
        for (var number = 2; taken.Any(t => Same(t, free)); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
        }

        return free;
    }

    // Names become folder names on any system, some of which ignore case.
    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string Clean(string name)
    {
        var clean = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-')).Trim('.', '-', '_');
        return clean.Length == 0 ? "artefact" : clean;
    }
}
