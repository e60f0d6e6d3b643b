using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Parity.Authoring;

/// <summary>Reads class names where trainers and exporters leave them.</summary>
public static partial class ClassNames
{
    /// <summary>Reads a JSON list, a JSON mapping from index to name, or Python's notation of such a mapping.</summary>
    /// <returns>The names by index; empty when the text is none of these or leaves an index out.</returns>
    public static ImmutableArray<string> Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        return FromJson(text) ?? ByIndex(PythonEntry().Matches(text).Select(m => (m.Groups["index"].Value, Unescaped(m.Groups["name"].Value))));
    }

    private static ImmutableArray<string>? FromJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = 4 });
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Array => [.. document.RootElement.EnumerateArray().Select(e => e.ToString())],
                JsonValueKind.Object => ByIndex(document.RootElement.EnumerateObject().Select(p => (p.Name, p.Value.ToString()))),
                _ => null,
            };
        }
        catch (JsonException)
        {
            // Python's quotes are no JSON: the caller reads that notation next.
            return null;
        }
    }

    private static ImmutableArray<string> ByIndex(IEnumerable<(string Index, string Name)> entries)
    {
        var names = new SortedDictionary<int, string>();
        foreach (var (index, name) in entries)
        {
            if (int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                names[number] = name;
            }
        }

        return names.Count > 0 && names.Keys.Last() == names.Count - 1 ? [.. names.Values] : [];
    }

    private static string Unescaped(string text) => text.Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal);

    [GeneratedRegex("""(?<index>\d+)\s*:\s*(?:'(?<name>(?:[^'\\]|\\.)*)'|"(?<name>(?:[^"\\]|\\.)*)")""")]
    private static partial Regex PythonEntry();
}
