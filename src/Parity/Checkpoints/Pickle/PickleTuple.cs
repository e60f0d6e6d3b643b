using System.Collections.Immutable;

namespace Parity.Checkpoints.Pickle;

/// <summary>A tuple (or a <c>torch.Size</c>).</summary>
public sealed class PickleTuple(ImmutableArray<PickleValue> items) : PickleValue
{
    /// <summary>The tuple without items.</summary>
    public static PickleTuple Empty { get; } = new([]);

    /// <summary>The items in order.</summary>
    public ImmutableArray<PickleValue> Items { get; } = items;

    /// <inheritdoc/>
    public override string Kind => $"a tuple of {Items.Length}";
}
