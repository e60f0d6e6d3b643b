using System.Collections.Immutable;

namespace Parity.Checkpoints.Keys;

/// <summary>What to write into the spec so that the keys fit.</summary>
public sealed record KeyRepair
{
    /// <summary>Why the names differ, for instance <c>MMYOLO's names for an MMDetection model</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>The prefix to strip, or null.</summary>
    public string? StripPrefix { get; init; }

    /// <summary>Key prefixes to replace; the first that fits a key applies.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Rename { get; init; } = [];

    /// <summary>How many of the architecture's keys fit with the repair.</summary>
    public required int Fitting { get; init; }

    /// <summary>True when every required key fits with the repair.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The lines to add to the spec's <c>reference:</c>.</summary>
    public IReadOnlyList<string> SpecLines
    {
        get
        {
            var lines = new List<string>();
            if (StripPrefix is not null)
            {
                lines.Add($"strip_prefix: {StripPrefix}");
            }

            if (Rename.Length > 0)
            {
                lines.Add("rename:");
                lines.AddRange(Rename.Select(r => $"  {Quote(r.Key)}: {Quote(r.Value)}"));
            }

            return lines;
        }
    }

    // Digits alone or an empty text would not read back as text in YAML.
    private static string Quote(string text) => text.Length == 0 || !char.IsLetter(text[0]) && text[0] != '_' ? $"\"{text}\"" : text;
}
