using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace VerifyXunitSample;

/// <summary>Compares two JSON documents: structure and words exactly, numbers within a tolerance, also those in texts (<c>"0.003 px over 26 pairs"</c>).</summary>
internal static partial class JsonDifference
{
    /// <summary>The first difference with its place, for instance <c>$.candidates[0].images: expected 9 items, found 8</c>; null: there is none.</summary>
    public static string? Find(string received, string verified, double tolerance)
    {
        using var left = JsonDocument.Parse(received);
        using var right = JsonDocument.Parse(verified);
        return Between(left.RootElement, right.RootElement, tolerance, "$");
    }

    private static string? Between(JsonElement received, JsonElement verified, double tolerance, string path)
    {
        if (received.ValueKind != verified.ValueKind)
        {
            return $"{path}: expected {verified.ValueKind}, found {received.ValueKind}";
        }

        return received.ValueKind switch
        {
            JsonValueKind.Number => AreClose(received.GetRawText(), verified.GetRawText(), tolerance) ? null : $"{path}: expected {verified} (limit {tolerance}), found {received}",
            JsonValueKind.Object => Objects(received, verified, tolerance, path),
            JsonValueKind.Array => received.GetArrayLength() != verified.GetArrayLength()
                ? $"{path}: expected {verified.GetArrayLength()} items, found {received.GetArrayLength()}"
                : received.EnumerateArray().Zip(verified.EnumerateArray()).Select((pair, i) => Between(pair.First, pair.Second, tolerance, $"{path}[{i}]")).FirstOrDefault(d => d is not null),
            _ => AreAlike(received.ToString(), verified.ToString(), tolerance) ? null : $"{path}: expected \"{verified}\" (limit {tolerance}), found \"{received}\"",
        };
    }

    private static string? Objects(JsonElement received, JsonElement verified, double tolerance, string path)
    {
        var names = received.EnumerateObject().Select(p => p.Name).Union(verified.EnumerateObject().Select(p => p.Name));
        foreach (var name in names)
        {
            if (!received.TryGetProperty(name, out var left) || !verified.TryGetProperty(name, out var right))
            {
                return $"{path}.{name} stands on one side only";
            }

            if (Between(left, right, tolerance, $"{path}.{name}") is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static bool AreAlike(string received, string verified, double tolerance) =>
        Number().Replace(received, "#") == Number().Replace(verified, "#")
        && Number().Matches(received).Zip(Number().Matches(verified)).All(pair => AreClose(pair.First.Value, pair.Second.Value, tolerance));

    private static bool AreClose(string received, string verified, double tolerance) =>
        Math.Abs(double.Parse(received, CultureInfo.InvariantCulture) - double.Parse(verified, CultureInfo.InvariantCulture)) <= tolerance;

    // A number that stands alone: not the 32 of float32, and not a version such as 1.31.1.
    [GeneratedRegex(@"(?<![\w.])-?\d+(\.\d+)?([eE][-+]?\d+)?(?![\w.])")]
    private static partial Regex Number();
}
