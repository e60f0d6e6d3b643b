namespace Parity.Specs;

/// <summary>
/// Reads one mapping of a spec key by key. Every method notes a problem with its place and returns null when the value is
/// unusable, so that a binder goes on and reports everything at once; <see cref="Finish"/> reports the keys nobody read.
/// </summary>
public sealed partial class MapReader
{
    // A mapping full of unknown keys is one mistake; a report of thousands of lines would hide the others.
    private const int ReportedUnknownKeys = 20;

    private readonly SpecMap _map;
    private readonly Dictionary<string, KeyValuePair<SpecScalar, SpecNode>> _entries = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];
    private readonly HashSet<string> _empty = new(StringComparer.Ordinal);
    private readonly string _what;

    /// <summary>Starts reading.</summary>
    /// <param name="map">The mapping.</param>
    /// <param name="problems">Where problems are noted.</param>
    /// <param name="what">What a message calls the mapping, for instance <c>reference</c>.</param>
    public MapReader(SpecMap map, SpecProblems problems, string what)
    {
        (_map, Problems, _what) = (map, problems, what);
        foreach (var entry in map.Entries)
        {
            if (!_entries.TryAdd(entry.Key.Text, entry))
            {
                problems.Add(entry.Key.At, $"{entry.Key.Shown} stands twice in {what}; keep one.");
            }
        }
    }

    /// <summary>Where the mapping starts.</summary>
    public SpecLocation At => _map.At;

    /// <summary>Where problems are noted.</summary>
    public SpecProblems Problems { get; }

    /// <summary>The keys as written.</summary>
    public IEnumerable<SpecScalar> Keys => _map.Entries.Select(e => e.Key);

    /// <summary>The node of a key, or null when it is absent or null; marks the key as known. A key with nothing behind it is a problem.</summary>
    public SpecNode? Node(string key)
    {
        Know(key);
        if (!_entries.TryGetValue(key, out var entry) || entry.Value is not SpecScalar { IsNull: true } scalar)
        {
            return entry.Value;
        }

        if (scalar.Text.Length == 0 && _empty.Add(key))
        {
            Problems.Add(entry.Key.At, $"\"{key}\" in {_what} has no value; give it one or remove the key.");
        }

        return null;
    }

    /// <summary>The node of a key that must be there.</summary>
    public SpecNode? Required(string key)
    {
        var node = Node(key);
        if (node is null && !_empty.Contains(key))
        {
            Problems.Add(_entries.TryGetValue(key, out var entry) ? entry.Key.At : At, $"{_what} needs \"{key}\".");
        }

        return node;
    }

    /// <summary>True when a key stands there with a value; marks it as known.</summary>
    public bool Has(string key) => Node(key) is not null;

    /// <summary>
    /// The entries whose keys nobody has asked for so far, for somebody else to bind; null when there is none. Of names that are given only those are
    /// taken, the rest is left for <see cref="Finish"/> to report; without, everything but near misses of the keys asked for.
    /// </summary>
    public SpecMap? Rest(IReadOnlyCollection<string>? names = null)
    {
        var asked = _known.ToList();
        var rest = _map.Entries.Where(e => !asked.Contains(e.Key.Text)
            && (names?.Contains(e.Key.Text) ?? !Suggestion.IsNearMiss(e.Key.Text, asked))).ToList();
        foreach (var name in names ?? [.. rest.Select(e => e.Key.Text)])
        {
            Know(name);
        }

        return rest.Count == 0 ? null : new(rest[0].Key.At, rest);
    }

    /// <summary>Where a key stands, or where the mapping starts when it is absent.</summary>
    public SpecLocation PlaceOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Key.At : At;

    /// <summary>A nested mapping.</summary>
    public MapReader? Map(string key, bool required = false) =>
        Typed<SpecMap>(key, required, "a mapping") is { } map ? new(map, Problems, key) : null;

    /// <summary>A list of nodes.</summary>
    public IReadOnlyList<SpecNode>? List(string key, bool required = false) => Typed<SpecList>(key, required, "a list")?.Items;

    /// <summary>A list of text values, with their places.</summary>
    public IReadOnlyList<SpecScalar>? Texts(string key, bool required = false)
    {
        if (List(key, required) is not { } items)
        {
            return null;
        }

        var texts = new List<SpecScalar>(items.Count);
        foreach (var item in items)
        {
            if (item is SpecScalar { IsNull: false } scalar)
            {
                texts.Add(scalar);
            }
            else
            {
                Problems.Add(item.At, $"\"{key}\" is a list of values; found {(item is SpecScalar ? "an empty entry" : item.Kind)}.");
            }
        }

        return texts;
    }

    /// <summary>Reports every key that was never asked for, with a suggestion.</summary>
    public void Finish()
    {
        var unknown = _map.Entries.Select(e => e.Key).Where(k => !_known.Contains(k.Text)).ToList();
        foreach (var key in unknown.Take(ReportedUnknownKeys))
        {
            Problems.Add(key.At, $"unknown key {key.Shown} in {_what}; {Suggestion.For(key.Text, _known)}");
        }

        if (unknown.Count > ReportedUnknownKeys)
        {
            Problems.Add(unknown[ReportedUnknownKeys].At, $"… and {unknown.Count - ReportedUnknownKeys} more unknown keys in {_what}.");
        }
    }

    private void Know(string key)
    {
        if (!_known.Contains(key))
        {
            _known.Add(key);
        }
    }

    private T? Typed<T>(string key, bool required, string expected)
        where T : SpecNode
    {
        var node = required ? Required(key) : Node(key);
        if (node is null or T)
        {
            return node as T;
        }

        Problems.Add(node.At, $"\"{key}\" must be {expected}; found {node.Kind}.");
        return null;
    }
}
