namespace Parity.Checkpoints.Pickle;

/// <summary>A list. It may contain itself: walk with a bound.</summary>
public sealed class PickleList : PickleValue
{
    private readonly List<PickleValue> _items = [];

    /// <summary>The items in order.</summary>
    public IReadOnlyList<PickleValue> Items => _items;

    /// <inheritdoc/>
    public override string Kind => $"a list of {_items.Count}";

    internal void Add(PickleValue item) => _items.Add(item);
}
