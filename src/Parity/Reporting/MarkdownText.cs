namespace Parity.Reporting;

/// <summary>Makes text safe inside Markdown, whatever it holds.</summary>
internal static class MarkdownText
{
    /// <summary>Text in a table cell or a line.</summary>
    public static string Inline(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        foreach (var mark in (ReadOnlySpan<char>)['\\', '|', '`', '*', '_', '[', ']', '<', '>', '#', '@'])
        {
            line = line.Replace(mark.ToString(), mark switch { '<' => "&lt;", '>' => "&gt;", '@' => "&#64;", _ => $"\\{mark}" }, StringComparison.Ordinal);
        }

        return line;
    }

    /// <summary>The beginning of a long text, marked as such.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many UTF-16 units of it may stay.</param>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : $"{text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]}…";

    /// <summary>Text as it is, in a fence longer than any inside it.</summary>
    public static string Block(string text)
    {
        var longest = 0;
        for (int i = 0, run = 0; i < text.Length; i++)
        {
            run = text[i] == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', Math.Max(3, longest + 1));
        return $"{fence}text\n{text.ReplaceLineEndings("\n")}\n{fence}";
    }
}
