using System.Collections.Immutable;

namespace Parity.Specs.Files;

/// <summary>A path pattern: <c>*</c> and <c>?</c> inside a name, <c>**</c> for any number of folders. Names are compared with exact case.</summary>
/// <param name="Text">The pattern as written.</param>
/// <param name="Root">The absolute folder before the first wildcard.</param>
/// <param name="Segments">What follows, name by name; the last one is a file's.</param>
internal sealed record GlobPattern(string Text, string Root, ImmutableArray<string> Segments)
{
    /// <summary>True when the pattern names one file.</summary>
    public bool IsLiteral => Segments is [var name] && !HasWildcard(name);

    /// <summary>The absolute path of a literal pattern.</summary>
    public string Path => System.IO.Path.Combine(Root, Segments[0]);

    /// <summary>True when the text holds a wildcard.</summary>
    public static bool HasWildcard(string text) => text.AsSpan().ContainsAny('*', '?');

    /// <summary>Splits a pattern that has forward slashes and is relative to a folder.</summary>
    /// <exception cref="FormatException">The pattern cannot be used; the message says why.</exception>
    public static GlobPattern Parse(string folder, string text)
    {
        var segments = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length == 0 || text.EndsWith('/'))
        {
            throw new FormatException("it names a folder; end it with a file name or pattern such as *.png");
        }

        var wild = Array.FindIndex(segments, HasWildcard);
        var literal = wild < 0 ? segments.Length - 1 : wild;
        var rest = segments[literal..];
        if (rest.Any(s => s is ".." or "."))
        {
            throw new FormatException("\"..\" and \".\" can stand only before the first wildcard and never last");
        }

        if (rest.Any(s => s != "**" && s.Contains("**", StringComparison.Ordinal)))
        {
            throw new FormatException("\"**\" stands alone between slashes, for instance images/**/*.png");
        }

        if (rest[^1] == "**")
        {
            rest = [.. rest, "*"];
        }

        var prefix = string.Join('/', segments[..literal]);
        var root = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, text.StartsWith('/') ? "/" + prefix : prefix));
        return new(text, root, [.. rest]);
    }

    /// <summary>Compares one name with one segment, in time linear in their lengths' product.</summary>
    public static bool Matches(string name, string segment, StringComparison comparison = StringComparison.Ordinal)
    {
        // A file such as .DS_Store or ._photo.png is nobody's golden image.
        if (name.StartsWith('.') && !segment.StartsWith('.'))
        {
            return false;
        }

        int n = 0, s = 0, star = -1, from = 0;
        while (n < name.Length)
        {
            if (s < segment.Length && segment[s] == '*')
            {
                (star, from) = (s++, n);
            }
            else if (s < segment.Length && (segment[s] == '?' || string.Compare(name, n, segment, s, 1, comparison) == 0))
            {
                (n, s) = (n + 1, s + 1);
            }
            else if (star >= 0)
            {
                (n, s) = (++from, star + 1);
            }
            else
            {
                return false;
            }
        }

        return segment.AsSpan(s).Trim('*').IsEmpty;
    }
}
