using System.Collections.Immutable;
using Parity.Tensors;

namespace Parity.Checkpoints.Keys;

/// <summary>Finds parts of a model that occur on both sides with the same layers and shapes under different names.</summary>
internal static class MovedParts
{
    // A part of one tensor is no evidence: any other weight may have its shape.
    private const int FewestKeys = 2;

    /// <summary>Rules that rename unknown parts to missing ones; only where exactly one part on each side has that content.</summary>
    public static List<KeyValuePair<string, string>> Find(IEnumerable<KeyValuePair<string, ImmutableArray<long>>> unknown, IEnumerable<KeyValuePair<string, ImmutableArray<long>>> missing)
    {
        var (from, to) = (Parts(unknown), Parts(missing));
        var rules = new List<KeyValuePair<string, string>>();
        var pairs = from.Where(p => p.Value is { Prefix: not null } && to.GetValueOrDefault(p.Key).Prefix is not null)
            .Select(p => (From: p.Value.Prefix!, To: to[p.Key].Prefix!, p.Value.Keys))
            .OrderByDescending(p => p.Keys)
            .ThenBy(p => p.From.Length);
        foreach (var (source, target, _) in pairs)
        {
            // A smaller part inside one that already moves needs no rule of its own.
            if (!rules.Exists(r => Overlap(r.Key, source) || Overlap(r.Value, target)))
            {
                rules.Add(KeyValuePair.Create(source, target));
            }
        }

        return rules;
    }

    private static bool Overlap(string a, string b) => a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal);

    // Content of a part → its prefix, null when several parts have that content.
    private static Dictionary<string, (string? Prefix, int Keys)> Parts(IEnumerable<KeyValuePair<string, ImmutableArray<long>>> keys)
    {
        var contents = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (key, shape) in keys.Where(k => !KeyAnalysis.IsCounter(k.Key)).OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            for (var dot = key.IndexOf('.'); dot >= 0 && dot < 256; dot = key.IndexOf('.', dot + 1))
            {
                var prefix = key[..(dot + 1)];
                (contents.TryGetValue(prefix, out var lines) ? lines : contents[prefix] = []).Add(key[(dot + 1)..] + TensorData.FormatShape(shape));
            }
        }

        return contents
            .Where(c => c.Value.Count >= FewestKeys)
            .GroupBy(c => string.Join('\n', c.Value.Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count() == 1 ? (g.First().Key, g.First().Value.Count) : ((string?)null, 0), StringComparer.Ordinal);
    }
}
