using System.Diagnostics.CodeAnalysis;

namespace Parity.Checkpoints.Pickle;

/// <summary>A dict (also an <c>OrderedDict</c> or <c>Counter</c>) in insertion order. It may contain itself: walk with a bound.</summary>
public sealed class PickleDict : PickleValue
{
    // Small dicts, of which a pickle may hold a hundred thousand, are searched one by one.
    private const int IndexedFrom = 8;
    private readonly List<KeyValuePair<PickleValue, PickleValue>> _items = [];

    // Text keys only: .NET randomises their hashes, so a hostile file cannot make them collide as it could integers.
    private Dictionary<string, int>? _positions;

    /// <summary>Keys and values in insertion order. A text key occurs once; other keys are kept as the file has them.</summary>
    public IReadOnlyList<KeyValuePair<PickleValue, PickleValue>> Items => _items;

    /// <summary>Attributes set on the dict object itself, such as a state dict's <c>_metadata</c>; null where there are none.</summary>
    public PickleValue? Attributes { get; internal set; }

    /// <inheritdoc/>
    public override string Kind => $"a dict of {_items.Count}";

    /// <summary>The value of a text key, or null.</summary>
    public PickleValue? this[string key] => Position(key) is >= 0 and var position ? _items[position].Value : null;

    /// <summary>Finds the value of a text key.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out PickleValue? value) => (value = this[key]) is not null;

    /// <summary>True when the dict has the text key.</summary>
    public bool Has(string key) => Position(key) >= 0;

    // As in Python, setting a key again keeps its place and replaces the value.
    internal void Set(PickleValue key, PickleValue value)
    {
        var position = key is PickleText { Value: var text } ? Position(text) : -1;
        if (position >= 0)
        {
            _items[position] = new(key, value);
            return;
        }

        _items.Add(new(key, value));
        if (_positions is not null)
        {
            Index(_positions, _items.Count - 1);
        }
        else if (_items.Count >= IndexedFrom)
        {
            _positions = new(StringComparer.Ordinal);
            for (var i = 0; i < _items.Count; i++)
            {
                Index(_positions, i);
            }
        }
    }

    private void Index(Dictionary<string, int> positions, int position)
    {
        if (_items[position].Key is PickleText key)
        {
            positions.Add(key.Value, position);
        }
    }

    private int Position(string key) => _positions is null
        ? _items.FindIndex(i => i.Key is PickleText text && text.Value == key)
        : _positions.GetValueOrDefault(key, -1);
}
