using System.Diagnostics.CodeAnalysis;

namespace Parity.Checkpoints.Pickle;

/// <summary>A dict (also an <c>OrderedDict</c> or <c>Counter</c>) in insertion order. It may contain itself: walk with a bound.</summary>
public sealed class PickleDict : PickleValue
{
    private readonly List<KeyValuePair<PickleValue, PickleValue>> _items = [];

    // Text keys only: .NET randomises their hashes, so a hostile file cannot make them collide as it could integers.
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    /// <summary>Keys and values in insertion order. A text key occurs once; other keys are kept as the file has them.</summary>
    public IReadOnlyList<KeyValuePair<PickleValue, PickleValue>> Items => _items;

    /// <summary>Attributes set on the dict object itself, such as a state dict's <c>_metadata</c>; null where there are none.</summary>
    public PickleValue? Attributes { get; internal set; }

    /// <inheritdoc/>
    public override string Kind => $"a dict of {_items.Count}";

    /// <summary>The value of a text key, or null.</summary>
    public PickleValue? this[string key] => _positions.TryGetValue(key, out var position) ? _items[position].Value : null;

    /// <summary>Finds the value of a text key.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out PickleValue? value) => (value = this[key]) is not null;

    /// <summary>True when the dict has the text key.</summary>
    public bool Has(string key) => _positions.ContainsKey(key);

    // As in Python, setting a key again keeps its place and replaces the value.
    internal void Set(PickleValue key, PickleValue value)
    {
        if (key is not PickleText { Value: var text })
        {
            _items.Add(new(key, value));
        }
        else if (_positions.TryAdd(text, _items.Count))
        {
            _items.Add(new(key, value));
        }
        else
        {
            _items[_positions[text]] = new(key, value);
        }
    }
}
