using System.Text.Json;
using VerifyTests;

namespace VerifyXunitSample;

/// <summary>Compares two snapshots of a result: texts and structure exactly, numbers within a tolerance.</summary>
internal static class ParityResultComparer
{
    /// <summary>A comparer for Verify: <c>settings.UseStringComparer(ParityResultComparer.Within(1e-3))</c>.</summary>
    public static StringCompare Within(double tolerance) => (received, verified, _) =>
    {
        using var left = JsonDocument.Parse(received);
        using var right = JsonDocument.Parse(verified);
        var difference = Difference(left.RootElement, right.RootElement, tolerance, "$");
        return Task.FromResult(difference is null ? CompareResult.Equal : CompareResult.NotEqual(difference));
    };

    private static string? Difference(JsonElement received, JsonElement verified, double tolerance, string path)
    {
        if (received.ValueKind != verified.ValueKind)
        {
            return $"{path}: expected {verified.ValueKind}, found {received.ValueKind}";
        }

        return received.ValueKind switch
        {
            JsonValueKind.Number => Math.Abs(received.GetDouble() - verified.GetDouble()) <= tolerance ? null : $"{path}: expected {verified} (limit {tolerance}), found {received}",
            JsonValueKind.Object => Objects(received, verified, tolerance, path),
            JsonValueKind.Array => received.GetArrayLength() != verified.GetArrayLength()
                ? $"{path}: expected {verified.GetArrayLength()} items, found {received.GetArrayLength()}"
                : received.EnumerateArray().Zip(verified.EnumerateArray()).Select((pair, i) => Difference(pair.First, pair.Second, tolerance, $"{path}[{i}]")).FirstOrDefault(d => d is not null),
            _ => received.ToString() == verified.ToString() ? null : $"{path}: expected \"{verified}\", found \"{received}\"",
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

            if (Difference(left, right, tolerance, $"{path}.{name}") is { } difference)
            {
                return difference;
            }
        }

        return null;
    }
}
