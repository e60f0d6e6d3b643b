using System.Collections.Immutable;
using Parity.Checkpoints.Layouts;

namespace Parity.Checkpoints.Keys;

/// <summary>
/// Searches the change of names that makes a checkpoint fit: a prefix to strip or to add, a known pair of spellings, or parts of the
/// model that are the same under another name. A repair is proposed, never applied.
/// </summary>
internal sealed class RepairSearch
{
    // Ten times the largest detector; the search is not linear, and a hostile file may hold a million keys.
    private const int MostKeys = 20_000;

    private static readonly Dictionary<string, string> KnownPrefixes = new(StringComparer.Ordinal)
    {
        ["architecture."] = "the keys of a distillation's student",
        ["module."] = "keys wrapped by DataParallel or an averaged model",
        ["_orig_mod."] = "keys wrapped by torch.compile",
        ["model."] = "the keys of a wrapper that holds the model as \"model\"",
    };

    private readonly Dictionary<string, ExpectedKey> _wanted;
    private readonly Dictionary<string, ImmutableArray<long>> _keys;
    private readonly List<string> _reasons = [];
    private readonly List<KeyValuePair<string, string>> _rename = [];
    private string? _strip;

    private RepairSearch(Dictionary<string, ExpectedKey> wanted, Dictionary<string, ImmutableArray<long>> keys) => (_wanted, _keys) = (wanted, keys);

    /// <summary>The repair with which more keys fit than <paramref name="fitting"/>, or null.</summary>
    public static KeyRepair? Find(Dictionary<string, ExpectedKey> wanted, Dictionary<string, ImmutableArray<long>> keys, int fitting)
    {
        if (keys.Count > MostKeys)
        {
            return null;
        }

        var search = new RepairSearch(wanted, keys);
        search.TryStrip();
        search.TryKnownNaming();
        search.TryAddedPrefix();
        search.TryMovedParts();
        var after = search.Fitting();
        var required = wanted.Values.Count(e => !e.IsOptional && !KeyAnalysis.IsCounter(e.Name));
        return after <= fitting ? null : new()
        {
            Reason = string.Join(", and ", search._reasons),
            StripPrefix = search._strip,
            Rename = [.. search._rename],
            Fitting = after,
            IsComplete = after == required,
        };
    }

    // Every key votes for the prefixes without which the architecture knows it.
    private void TryStrip()
    {
        var votes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, shape) in _keys)
        {
            for (var dot = key.IndexOf('.'); dot >= 0 && dot < 256; dot = key.IndexOf('.', dot + 1))
            {
                if (Fits(key[(dot + 1)..], shape))
                {
                    var prefix = key[..(dot + 1)];
                    votes[prefix] = votes.GetValueOrDefault(prefix) + 1;
                }
            }
        }

        if (votes.Count > 0 && votes.MaxBy(v => v.Value) is var best && best.Value > Fitting())
        {
            _strip = best.Key;
            _reasons.Add(KnownPrefixes.GetValueOrDefault(best.Key, $"keys that stand below \"{best.Key}\""));
        }
    }

    private void TryKnownNaming()
    {
        var before = Fitting();
        var best = KnownNaming.All.MaxBy(n => Fitting([.. n.Rules]))!;
        if (Fitting([.. best.Rules]) > before)
        {
            var present = Stripped().Select(k => k.Key).ToList();
            _rename.AddRange(best.Rules.Where(r => present.Exists(k => KeyRenaming.Fits(k, r.Key))));
            _reasons.Add(best.Reason);
        }
    }

    private void TryMovedParts()
    {
        if (_rename.Exists(r => r.Key.Length == 0))
        {
            // A rule behind one that fits every key would never apply.
            return;
        }

        var renamed = Stripped().Select(k => (Original: k.Key, Name: KeyRenaming.Apply(k.Key, _rename), Shape: k.Value)).ToList();
        var names = renamed.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        var unknown = renamed.Where(r => !_wanted.ContainsKey(r.Name) && r.Original == r.Name).Select(r => KeyValuePair.Create(r.Name, r.Shape));
        var missing = _wanted.Values.Where(e => !names.Contains(e.Name)).Select(e => KeyValuePair.Create(e.Name, e.Shape));
        var rules = MovedParts.Find(unknown, missing);
        if (rules.Count > 0 && Fitting([.. _rename, .. rules]) > Fitting())
        {
            _rename.AddRange(rules);
            _reasons.Add("keys of parts that have the same layers and shapes under another name");
        }
    }

    // The model stands below a name that the checkpoint lacks; an empty prefix fits every key, so this rule stands last.
    private void TryAddedPrefix()
    {
        var prefixes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in _wanted.Keys)
        {
            for (var dot = name.IndexOf('.'); dot >= 0; dot = name.IndexOf('.', dot + 1))
            {
                prefixes.Add(name[..(dot + 1)]);
            }
        }

        var best = prefixes.Select(p => (Prefix: p, Fitting: Fitting([.. _rename, KeyValuePair.Create(string.Empty, p)]))).OrderByDescending(p => p.Fitting).FirstOrDefault();
        if (best.Prefix is not null && best.Fitting > Fitting())
        {
            _rename.Add(KeyValuePair.Create(string.Empty, best.Prefix));
            _reasons.Add($"keys that lack the prefix \"{best.Prefix}\"");
        }
    }

    private IEnumerable<KeyValuePair<string, ImmutableArray<long>>> Stripped() => _strip is null
        ? _keys
        : _keys.Where(k => k.Key.StartsWith(_strip, StringComparison.Ordinal)).Select(k => KeyValuePair.Create(k.Key[_strip.Length..], k.Value));

    private int Fitting() => Fitting(_rename);

    private int Fitting(IReadOnlyList<KeyValuePair<string, string>> rules) =>
        Stripped().Select(k => (Name: KeyRenaming.Apply(k.Key, rules), Shape: k.Value)).Where(k => Fits(k.Name, k.Shape)).Select(k => k.Name).Distinct(StringComparer.Ordinal).Count();

    private bool Fits(string name, ImmutableArray<long> shape) =>
        _wanted.TryGetValue(name, out var expected) && !expected.IsOptional && !KeyAnalysis.IsCounter(name) && KeyAnalysis.SameShape(expected.Shape, shape);
}
