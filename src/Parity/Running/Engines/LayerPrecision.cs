using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Parity.Running.Engines;

/// <summary>What an engine's layers compute in, from <c>trtexec --exportLayerInfo</c>; told only of engines built with <c>--profilingVerbosity=detailed</c>.</summary>
internal static partial class LayerPrecision
{
    /// <summary>The number formats of the layers' tensors with how often they stand there, or why that is not known.</summary>
    public static string Describe(string path)
    {
        if (!File.Exists(path))
        {
            return "not told by the engine";
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var formats = Formats(document.RootElement)
                .GroupBy(f => f, StringComparer.Ordinal)
                .OrderByDescending(g => g.Count())
                .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} in {g.Count()} tensors"))
                .ToList();
            return formats.Count > 0 ? string.Join(", ", formats) : "not told by the engine (built without --profilingVerbosity=detailed)";
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            return $"not told: trtexec's layer file cannot be read ({e.Message})";
        }
    }

    private static IEnumerable<string> Formats(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Formats),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Name == "Format/Datatype" && p.Value.ValueKind == JsonValueKind.String
            ? Word().Matches(p.Value.GetString()!).Select(m => Normal(m.Value)).Take(1)
            : Formats(p.Value)),
        _ => [],
    };

    private static string Normal(string word) => word.ToUpperInvariant() switch
    {
        "FLOAT" => "FP32",
        "HALF" => "FP16",
        "BFLOAT16" => "BF16",
        var other => other,
    };

    [GeneratedRegex(@"\b(FP32|FP16|BF16|FP8|FP4|INT8|INT4|INT32|INT64|BOOL|UINT8|FLOAT|HALF|BFLOAT16)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Word();
}
