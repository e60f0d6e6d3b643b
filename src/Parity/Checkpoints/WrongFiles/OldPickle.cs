using System.Text;
using System.Text.RegularExpressions;

namespace Parity.Checkpoints.WrongFiles;

/// <summary>Recognises pickles of protocol 0 and 1, which have no header: <c>torch.save</c> never writes them, people who plant commands do.</summary>
internal static partial class OldPickle
{
    /// <summary>What the pickle is and the fix, or null for anything else.</summary>
    public static string? Describe(ReadOnlySpan<byte> start)
    {
        var text = Encoding.Latin1.GetString(start[..Math.Min(start.Length, 256)]);
        var name = Global().Match(text);
        return name.Success ? What($", which starts with a call of {name.Groups["module"].Value}.{name.Groups["name"].Value}")
            : Container().IsMatch(text) ? What(string.Empty)
            : null;
    }

    private static string What(string detail) =>
        $"a Python pickle of protocol 0 or 1{detail}; torch.save writes protocol 2 and later. Nothing in it was executed; do not load it in Python unless you know where it comes from, and save the weights again with torch.save";

    [GeneratedRegex(@"^\(?c(?<module>[A-Za-z_][\w.]*)\n(?<name>[A-Za-z_][\w.]*)\n", RegexOptions.CultureInvariant)]
    private static partial Regex Global();

    // An empty dict or list that is put into the memo, in text or in binary.
    [GeneratedRegex(@"^(\([dl]p0\n|[}\]]q\0)", RegexOptions.CultureInvariant)]
    private static partial Regex Container();
}
