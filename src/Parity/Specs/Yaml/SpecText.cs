using System.Text;

namespace Parity.Specs.Yaml;

/// <summary>Turns the bytes of a spec file into text, or says at which place they cannot be text.</summary>
internal static class SpecText
{
    /// <summary>The largest spec file read, in bytes; the largest real ones (a thousand labels) have a tenth of it.</summary>
    public const int MaxBytes = 256 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a whole file, never more than the limit.</summary>
    /// <exception cref="ParityException">The file is missing or cannot be read.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var buffer = new byte[(int)Math.Min(stream.Length, MaxBytes + 1)];
            return buffer.AsSpan(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)).ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ParityException($"The spec {SpecScalar.ShowPath(path)} cannot be read: {Reason(path, e)}", e);
        }
    }

    /// <summary>Decodes UTF-8, with or without a byte order mark; null after noting a problem.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string file, SpecProblems problems)
    {
        if (bytes.Length > MaxBytes)
        {
            problems.Add(new(file, 1, 1), $"a spec has at most {MaxBytes / 1024} KiB; this file is larger and was not read.");
            return null;
        }

        if (bytes is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
        {
            problems.Add(new(file, 1, 1), "a spec is UTF-8 text; this file is UTF-16: save it as UTF-8.");
            return null;
        }

        var body = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        var valid = ValidPrefix(body);
        if (valid < body.Length)
        {
            problems.Add(Place(file, Strict.GetString(body[..valid])), $"a spec is UTF-8 text; byte 0x{body[valid]:X2} here is not: save the file as UTF-8.");
            return null;
        }

        return Check(Strict.GetString(body), file, problems);
    }

    /// <summary>Refuses control characters, which YAML does not allow; null after noting a problem.</summary>
    public static string? Check(string text, string file, SpecProblems problems)
    {
        var found = text.AsSpan().IndexOfAny(Forbidden);
        if (found < 0)
        {
            return text;
        }

        problems.Add(Place(file, text[..found]), $"a spec is text; the control character U+{(int)text[found]:X4} here is not allowed: remove it.");
        return null;
    }

    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Where(c => c is not ('\t' or '\n' or '\r')).Append(0x7F).Append(0xFFFE).Append(0xFFFF).Select(c => (char)c)));

    // Runes are at most four bytes, so a file of the largest size is walked in a millisecond.
    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var read) == System.Buffers.OperationStatus.Done)
        {
            at += read;
        }

        return at;
    }

    private static SpecLocation Place(string file, string before)
    {
        var line = before.AsSpan().Count('\n') + 1;
        return new(file, line, before.Length - before.LastIndexOf('\n'));
    }

    private static string Reason(string path, Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => $"there is no such file.{Files.NearFiles.Hint(path)}",
        UnauthorizedAccessException when Directory.Exists(path) => "it is a folder; name a file, or let parity find the specs in the folder.",
        _ => e.Message,
    };
}
