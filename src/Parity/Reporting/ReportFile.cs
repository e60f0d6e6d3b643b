using System.Globalization;
using System.Text.Json;
using Parity.Comparison;
using Parity.Goldens;

namespace Parity.Reporting;

/// <summary>Reads and writes <c>report.json</c>. docs/report.md describes the form.</summary>
public static class ReportFile
{
    // Ten thousand images with their pictures stay below it.
    private const long MaxBytes = 1L << 30;

    // A verdict nests seven deep; a file that nests further is none.
    private static readonly JsonSerializerOptions Options = new(VerdictJson.Options) { WriteIndented = false, MaxDepth = 32 };

    /// <summary>The report as JSON, UTF-8.</summary>
    public static byte[] Format(ParityReport report) => [.. JsonSerializer.SerializeToUtf8Bytes(report, Options), (byte)'\n'];

    /// <summary>Writes a report; a reader sees the old file or the new one, never a part.</summary>
    /// <exception cref="ParityException">The file cannot be written.</exception>
    public static void Write(string path, ParityReport report) => WholeFile.Write(path, Format(report));

    /// <summary>Reads a report.</summary>
    /// <exception cref="ParityException">The file is no report, is damaged, or has another version's form.</exception>
    public static ParityReport Read(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length <= MaxBytes
                ? Parse(File.ReadAllBytes(path), path)
                : throw new ParityException($"{path}: expected a report of at most {MaxBytes} bytes; found {length}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"{path}: the report cannot be read: {e.Message.TrimEnd('.')}. Name a report.json, or a folder that holds some.", e);
        }
    }

    internal static ParityReport Parse(ReadOnlySpan<byte> json, string name)
    {
        try
        {
            CheckFormat(json, name);
            return JsonSerializer.Deserialize<ParityReport>(json, Options) ?? throw Unusable(name, "found null");
        }
        catch (JsonException e)
        {
            var where = e.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $" (line {line + 1}, byte {e.BytePositionInLine})") : string.Empty;
            throw new ParityException($"{name}: expected a report that `parity run --report` wrote; found {Plain(e)}{where}. Run it again; do not edit report.json.", e);
        }
    }

    // Looked at before anything else, so that a newer form is called that and not a lacking member.
    private static void CheckFormat(ReadOnlySpan<byte> json, string name)
    {
        var reader = new Utf8JsonReader(json, new() { MaxDepth = Options.MaxDepth });
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.Number
            || !format.TryGetInt32(out var version))
        {
            throw Unusable(name, "found no number under \"format\"");
        }

        if (version != ParityReport.CurrentFormat)
        {
            throw Unusable(name, string.Create(CultureInfo.InvariantCulture, $"found format {version}, and this version reads {ParityReport.CurrentFormat}: use the same version of Parity for every shard"));
        }
    }

    private static string Plain(JsonException e) => e.Message.Split(" Path:", 2)[0].TrimEnd('.');

    private static ParityException Unusable(string name, string found) => new($"{name}: expected a report that `parity run --report` wrote; {found}.");
}
