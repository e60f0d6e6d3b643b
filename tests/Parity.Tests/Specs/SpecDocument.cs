using System.Globalization;
using System.Text.RegularExpressions;
using Parity.Specs;

namespace Parity.Tests.Specs;

/// <summary>Takes docs/spec.md apart: its fenced blocks, and the table row that each key must have there.</summary>
internal static partial class SpecDocument
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "spec.md")).ReplaceLineEndings("\n");

    /// <summary>The fenced blocks of a language, in order.</summary>
    public static IEnumerable<(int Line, string Text)> Blocks(string language) => Fence().Matches(Text)
        .Where(m => m.Groups["language"].Value == language)
        .Select(m => (Text.AsSpan(0, m.Index).Count('\n') + 2, m.Groups["body"].Value));

    /// <summary>The row of a key in the reference.</summary>
    public static string RowOf(SpecKey key) => $"| `{key.Name}` | {Takes(key)} | {(key.IsRequired ? "**required**" : key.Default is null ? "—" : key.Default.Replace("<model>", "`<model>`"))} | {key.Description} |";

    private static string Takes(SpecKey key) => key.Kind switch
    {
        SpecValueKind.Choice => string.Join(", ", key.Choices.Select(c => $"`{c}`")),
        SpecValueKind.Number => "number" + Limits(key),
        SpecValueKind.Integer => "whole number" + Limits(key),
        SpecValueKind.Flag => "`true`, `false`",
        SpecValueKind.Texts => "list",
        SpecValueKind.Map => "mapping",
        SpecValueKind.NamedMaps => "mapping of names to mappings",
        SpecValueKind.TextMap => "mapping of text to text",
        SpecValueKind.Path => "path",
        SpecValueKind.Text => "text",
        _ => "see there",
    };

    private static string Limits(SpecKey key) => string.Concat(
        key.Minimum is { } min ? string.Create(CultureInfo.InvariantCulture, $", from {min}") : string.Empty,
        key.Maximum is { } max ? string.Create(CultureInfo.InvariantCulture, $"{(key.IsBelowMaximum ? ", below" : " to")} {max}") : string.Empty);

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();
}
