using System.Text;

namespace Parity.Comparison;

/// <summary>Lines of a failure text, bounded so that it fits a CI log whatever a runtime or a hundred detections have to say.</summary>
internal sealed class TextLines
{
    private const int MaxWidth = 400;
    private readonly StringBuilder _text = new();

    /// <summary>Adds one line; line breaks inside it become spaces, and a very long one is cut.</summary>
    public TextLines Add(string line, int indent = 0)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        _text.Append(' ', indent).Append(OneLine(line));
        return this;
    }

    /// <summary>Adds at most <paramref name="max"/> lines and says how many were left out.</summary>
    public TextLines AddSome(IReadOnlyCollection<string> lines, int max, int indent)
    {
        // Cutting one line to say that one is missing gains nothing.
        var shown = lines.Count == max + 1 ? lines.Count : max;
        foreach (var line in lines.Take(shown))
        {
            Add(line, indent);
        }

        return lines.Count > shown ? Add($"… and {lines.Count - shown} more", indent) : this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        var kept = text.Contains('\n', StringComparison.Ordinal) ? line : text;
        return kept.Length <= MaxWidth ? kept : string.Concat(kept.AsSpan(0, MaxWidth - 1), "…");
    }
}
