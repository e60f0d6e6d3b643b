using System.Globalization;

namespace Parity.Specs;

/// <summary>
/// Reads one mapping of a spec key by key. Every method notes a problem with its place and returns null when the value is
/// unusable, so that a binder goes on and reports everything at once; <see cref="Finish"/> reports the keys nobody read.
/// </summary>
public sealed class MapReader
{
    private readonly SpecMap _map;
    private readonly Dictionary<string, KeyValuePair<SpecScalar, SpecNode>> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
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
                problems.Add(entry.Key.At, $"\"{entry.Key.Text}\" stands twice in {what}; keep one.");
            }
        }
    }

    /// <summary>Where the mapping starts.</summary>
    public SpecLocation At => _map.At;

    /// <summary>Where problems are noted.</summary>
    public SpecProblems Problems { get; }

    /// <summary>The keys as written.</summary>
    public IEnumerable<SpecScalar> Keys => _map.Entries.Select(e => e.Key);

    /// <summary>The node of a key, or null when it is absent or null; marks the key as known.</summary>
    public SpecNode? Node(string key)
    {
        _known.Add(key);
        return _entries.TryGetValue(key, out var entry) && entry.Value is not SpecScalar { IsNull: true } ? entry.Value : null;
    }

    /// <summary>The node of a key that must be there.</summary>
    public SpecNode? Required(string key)
    {
        var node = Node(key);
        if (node is null)
        {
            Problems.Add(_entries.TryGetValue(key, out var entry) ? entry.Key.At : At, $"{_what} needs \"{key}\".");
        }

        return node;
    }

    /// <summary>A text value.</summary>
    public string? Text(string key, bool required = false) => Scalar(key, required)?.Text;

    /// <summary>A text value out of a fixed list.</summary>
    public string? Choice(string key, IReadOnlyCollection<string> known, bool required = false)
    {
        if (Scalar(key, required) is not { } scalar)
        {
            return null;
        }

        if (known.Contains(scalar.Text))
        {
            return scalar.Text;
        }

        Problems.Add(scalar.At, $"\"{key}\" cannot be \"{scalar.Text}\"; {Suggestion.For(scalar.Text, known)}");
        return null;
    }

    /// <summary>A number between two limits, written with a decimal point.</summary>
    public double? Number(string key, double min = double.NegativeInfinity, double max = double.PositiveInfinity, bool required = false)
    {
        if (Scalar(key, required) is not { } scalar)
        {
            return null;
        }

        if (double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value >= min && value <= max)
        {
            return value;
        }

        Problems.Add(scalar.At, $"\"{key}\" must be a number{Range(min, max)}; found \"{scalar.Text}\".");
        return null;
    }

    /// <summary>A whole number between two limits.</summary>
    public int? Integer(string key, int min = int.MinValue, int max = int.MaxValue, bool required = false)
    {
        if (Scalar(key, required) is not { } scalar)
        {
            return null;
        }

        if (int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        Problems.Add(scalar.At, $"\"{key}\" must be a whole number{Range(min, max)}; found \"{scalar.Text}\".");
        return null;
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool? Flag(string key, bool required = false) => Choice(key, ["true", "false"], required) is { } text ? text == "true" : null;

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
            if (item is SpecScalar scalar)
            {
                texts.Add(scalar);
            }
            else
            {
                Problems.Add(item.At, $"\"{key}\" is a list of values; found {item.Kind}.");
            }
        }

        return texts;
    }

    /// <summary>Reports every key that was never asked for, with a suggestion.</summary>
    public void Finish()
    {
        foreach (var (key, _) in _entries.Values.Where(e => !_known.Contains(e.Key.Text)))
        {
            Problems.Add(key.At, $"unknown key \"{key.Text}\" in {_what}; {Suggestion.For(key.Text, _known)}");
        }
    }

    private SpecScalar? Scalar(string key, bool required) => Typed<SpecScalar>(key, required, "a single value");

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

    private static string Range(double min, double max) => (double.IsFinite(min) && min != int.MinValue, double.IsFinite(max) && max != int.MaxValue) switch
    {
        (true, true) => string.Create(CultureInfo.InvariantCulture, $" from {min} to {max}"),
        (true, false) => string.Create(CultureInfo.InvariantCulture, $" of at least {min}"),
        (false, true) => string.Create(CultureInfo.InvariantCulture, $" of at most {max}"),
        _ => string.Empty,
    };
}
