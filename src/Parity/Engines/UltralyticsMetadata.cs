using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Parity.Engines;

/// <summary>What Ultralytics writes before a TensorRT engine.</summary>
/// <param name="Entries">The entries as text, nested ones as JSON.</param>
/// <param name="Arguments">The arguments of the export, for instance <c>half</c> and <c>int8</c>; empty where none are stored.</param>
public sealed record UltralyticsMetadata(ImmutableSortedDictionary<string, string> Entries, ImmutableSortedDictionary<string, string> Arguments)
{
    // Text from a file is quoted in verdicts: a hostile one must not fill them.
    private const int LongestText = 200;

    private static readonly ImmutableArray<string> Told = ["description", "version", "task", "batch", "imgsz"];

    /// <summary>The precision that the export asked for: <c>int8</c>, <c>fp16</c>, or null where it does not say.</summary>
    public string? Precision =>
        Arguments.GetValueOrDefault("int8") == "true" ? "int8"
        : Arguments.GetValueOrDefault("half") == "true" ? "fp16"
        : Arguments.ContainsKey("half") ? "tf32"
        : null;

    /// <summary>A line for the verdict.</summary>
    public override string ToString()
    {
        var told = Told.Where(Entries.ContainsKey).Select(k => $"{k} {Entries[k]}")
            .Concat(Arguments.Select(a => $"{a.Key}={a.Value}"));
        return $"exported by Ultralytics: {string.Join(", ", told)}";
    }

    /// <summary>Reads the metadata.</summary>
    /// <exception cref="JsonException">It is no JSON mapping.</exception>
    internal static UltralyticsMetadata Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = 16 });
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("expected a mapping.");
        }

        var arguments = document.RootElement.TryGetProperty("args", out var args) && args.ValueKind == JsonValueKind.Object ? Texts(args) : ImmutableSortedDictionary<string, string>.Empty;
        return new(Texts(document.RootElement).Remove("args"), arguments);
    }

    private static ImmutableSortedDictionary<string, string> Texts(JsonElement element)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var text = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
            texts[property.Name] = text.Length <= LongestText ? text : string.Create(CultureInfo.InvariantCulture, $"{text[..LongestText]}… ({text.Length} characters)");
        }

        return texts.ToImmutable();
    }
}
