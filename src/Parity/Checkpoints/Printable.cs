namespace Parity.Checkpoints;

/// <summary>Makes text out of a file safe to print: names in a hostile file may hold terminal commands or be megabytes long.</summary>
internal static class Printable
{
    /// <summary>The text without control characters (line ends stay where wanted), cut after <paramref name="longest"/> characters.</summary>
    public static string Text(string text, int longest = 200, bool keepLines = false)
    {
        var cut = text.Length > longest;
        var shown = cut ? text[..longest] : text;
        if (shown.Any(c => IsUnsafe(c, keepLines)))
        {
            shown = new([.. shown.Select(c => !IsUnsafe(c, keepLines) ? c : char.IsWhiteSpace(c) ? ' ' : '?')]);
        }

        return cut ? shown + "…" : shown;
    }

    // Bidirectional overrides make a name read as another one.
    private static bool IsUnsafe(char c, bool keepLines) =>
        (char.IsControl(c) && !(keepLines && c is '\n' or '\r')) || c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069';
}
