using System.Text;

namespace Parity.Checkpoints.WrongFiles;

/// <summary>Recognises text under a checkpoint's name: what version control or a web server sent instead of the file.</summary>
internal static class TextFile
{
    /// <summary>What the text is and the fix, or null for binary data.</summary>
    public static string? Describe(ReadOnlySpan<byte> start)
    {
        if (start.IndexOfAnyInRange((byte)0, (byte)8) >= 0)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.StartsWith("version https://git-lfs", StringComparison.Ordinal))
        {
            return $"a Git LFS pointer{Size(text)}: the repository was cloned without its large files. Run \"git lfs pull\"";
        }

        if (text.StartsWith("/annex/objects/", StringComparison.Ordinal))
        {
            return "a git-annex pointer: run \"git annex get\" on it";
        }

        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            return $"a web page{Title(text)}: the download gave a page (a login, a confirmation, an error) instead of the file. Download it again with a direct link";
        }

        return text.StartsWith("<?xml", StringComparison.Ordinal) ? "an XML document, usually a storage server's error message: download the file again"
            : text.StartsWith('{') || text.StartsWith('[') ? "JSON text: an error message or a training log instead of the checkpoint"
            : $"text (\"{FirstLine(text)}\")";
    }

    private static string Size(string pointer)
    {
        var line = pointer.Split('\n').FirstOrDefault(l => l.StartsWith("size ", StringComparison.Ordinal));
        return line is null ? string.Empty : $" (the real file has {line[5..].Trim()} bytes)";
    }

    private static string Title(string page)
    {
        var from = page.IndexOf("<title>", StringComparison.OrdinalIgnoreCase);
        var to = from < 0 ? -1 : page.IndexOf("</title>", from, StringComparison.OrdinalIgnoreCase);
        return to < 0 ? string.Empty : $" (\"{FirstLine(page[(from + 7)..to].Trim())}\")";
    }

    private static string FirstLine(string text)
    {
        var line = text.Split('\n')[0].Trim();
        return line.Length > 60 ? line[..60] + "…" : line;
    }
}
