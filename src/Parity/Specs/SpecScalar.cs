namespace Parity.Specs;

/// <summary>A single value as written, for instance <c>0.5</c> or <c>cpu</c>.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Text">The value's text, unquoted.</param>
/// <param name="IsQuoted">True when it was quoted, and so is text whatever it looks like.</param>
public sealed record SpecScalar(SpecLocation At, string Text, bool IsQuoted = false) : SpecNode(At)
{
    private const int ShownLength = 60;

    /// <inheritdoc/>
    public override string Kind => "a value";

    /// <summary>True for an unquoted empty, <c>~</c> or <c>null</c> value.</summary>
    public bool IsNull => !IsQuoted && Text is ("" or "~" or "null" or "Null" or "NULL");

    /// <summary>The text in quotes as a message shows it: on one line, without control characters, cut when very long.</summary>
    public string Shown => Show(Text);

    /// <summary>A path is shown whole: its end is what matters.</summary>
    internal static string ShowPath(string path) => Show(path, int.MaxValue);

    // Spec text reaches terminals and CI logs: a line break or an escape sequence in it must not act there.
    internal static string Show(string text, int length = ShownLength)
    {
        var shown = text.Length > length ? string.Concat(text.AsSpan(0, length), "…") : text;
        return $"\"{string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\u00B7' : c))}\"";
    }
}
