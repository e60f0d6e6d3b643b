namespace Parity.Checkpoints.Pickle;

/// <summary>A set or frozenset; its items in the order of the file.</summary>
public sealed class PickleSet : PickleValue
{
    private readonly List<PickleValue> _items;

    internal PickleSet(IEnumerable<PickleValue> items) => _items = [.. items];

    /// <summary>The items.</summary>
    public IReadOnlyList<PickleValue> Items => _items;

    /// <inheritdoc/>
    public override string Kind => $"a set of {_items.Count}";

    internal void Add(PickleValue item) => _items.Add(item);
}
