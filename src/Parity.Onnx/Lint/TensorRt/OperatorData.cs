using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>The embedded operator tables of all releases.</summary>
internal sealed class OperatorData
{
    private readonly Dictionary<string, OperatorEntry?[]> _operators;

    private OperatorData(ImmutableArray<OperatorRelease> releases, Dictionary<string, OperatorEntry?[]> operators) => (Releases, _operators) = (releases, operators);

    /// <summary>The releases, the oldest first.</summary>
    public ImmutableArray<OperatorRelease> Releases { get; }

    /// <summary>The row of an operator in a release's table, or null when it has none.</summary>
    public OperatorEntry? Entry(string operatorType, OperatorRelease release) => _operators.TryGetValue(operatorType, out var entries) ? entries[release.Index] : null;

    /// <summary>Every restriction in any table, with its operator.</summary>
    public IEnumerable<(string Operator, string Restriction)> AllRestrictions() =>
        _operators.SelectMany(o => o.Value.Where(e => e?.Supported == true).SelectMany(e => e!.Restrictions).Select(r => (o.Key, r))).Distinct();

    /// <summary>Reads the embedded file.</summary>
    public static OperatorData Load()
    {
        using var json = JsonDocument.Parse(EmbeddedData.Open("tensorrt-operators.json"));
        var releases = json.RootElement.GetProperty("releases").EnumerateObject().Select((r, i) => new OperatorRelease(
            r.Name,
            i,
            r.Value.GetProperty("maxOpset").GetInt32(),
            r.Value.GetProperty("minOpset") is { ValueKind: JsonValueKind.Number } min ? min.GetInt32() : null,
            r.Value.GetProperty("nativeInt64").GetBoolean())).ToImmutableArray();
        return new(releases, json.RootElement.GetProperty("operators").EnumerateObject().ToDictionary(o => o.Name, o => Spread(o.Value, releases), StringComparer.Ordinal));
    }

    // The file holds changes; here each release gets the entry that holds for it.
    private static OperatorEntry?[] Spread(JsonElement history, ImmutableArray<OperatorRelease> releases)
    {
        var entries = new OperatorEntry?[releases.Length];
        foreach (var change in history.EnumerateArray())
        {
            var from = releases.Single(r => r.Name == change[0].GetString()).Index;
            Array.Fill(entries, change[1].ValueKind == JsonValueKind.Null ? null : Read(change[1]), from, entries.Length - from);
        }

        return entries;
    }

    private static OperatorEntry Read(JsonElement state) => new(
        state[0].GetBoolean(),
        [.. state[1].GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        [.. state[2].GetString()!.Split("; ", StringSplitOptions.RemoveEmptyEntries)]);
}
