using System.Collections.Immutable;

namespace Parity.Onnx.Lint;

/// <summary>The words for severities: in specs, on the command line and in reports.</summary>
public static class LintSeverities
{
    /// <summary>The words an adjustment may use.</summary>
    public static ImmutableArray<string> Words { get; } = ["off", "note", "warning", "error"];

    /// <summary>The word of a severity; the last three are SARIF's own levels.</summary>
    public static string Word(this LintSeverity severity) => Words[(int)severity];

    /// <summary>The severity of a word.</summary>
    /// <exception cref="ParityException">The word is none of <see cref="Words"/>.</exception>
    public static LintSeverity Parse(string word) => Words.IndexOf(word) is var index and >= 0
        ? (LintSeverity)index
        : throw new ParityException($"\"{word}\" is no severity; expected one of {string.Join(", ", Words)}.");
}
