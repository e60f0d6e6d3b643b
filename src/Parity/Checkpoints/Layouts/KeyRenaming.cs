using Parity.Specs;

namespace Parity.Checkpoints.Layouts;

/// <summary>Applies a spec's <c>rename:</c> table: key prefixes to replace. For each key the first rule whose prefix fits applies.</summary>
internal static class KeyRenaming
{
    /// <summary>True when the rule applies: the prefix is the whole key, ends at a dot, or is empty.</summary>
    public static bool Fits(string key, string prefix) =>
        key.StartsWith(prefix, StringComparison.Ordinal) && (prefix.Length == 0 || prefix[^1] == '.' || key.Length == prefix.Length || key[prefix.Length] == '.');

    /// <summary>The key under its new name.</summary>
    public static string Apply(string key, IReadOnlyList<KeyValuePair<string, string>> rules)
    {
        foreach (var (from, to) in rules)
        {
            if (Fits(key, from))
            {
                return to + key[from.Length..];
            }
        }

        return key;
    }

    /// <summary>Renames in place.</summary>
    /// <exception cref="CheckpointException">A rule fits no key.</exception>
    public static void Apply(string path, string?[] keys, IReadOnlyList<KeyValuePair<string, string>> rules, List<string> notes)
    {
        var present = keys.OfType<string>().ToList();
        foreach (var (from, _) in rules)
        {
            if (!present.Exists(k => Fits(k, from)))
            {
                throw new CheckpointException(path, CheckpointProblem.NoWeights, $"the spec renames \"{from}\", but no key starts with it; {Suggestion.For(from, [.. present.Select(k => k.Split('.')[0]).Distinct().Take(10)])}");
            }
        }

        var changed = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] is { } key && Apply(key, rules) is var renamed && renamed != key)
            {
                (keys[i], changed) = (renamed, changed + 1);
            }
        }

        if (rules.Count > 0)
        {
            notes.Add($"renamed {changed} keys, as the spec says");
        }
    }
}
