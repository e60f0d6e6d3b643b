namespace Parity.Specs;

/// <summary>A mapping, in the order it was written.</summary>
public sealed record SpecMap(SpecLocation At, IReadOnlyList<KeyValuePair<SpecScalar, SpecNode>> Entries) : SpecNode(At)
{
    /// <inheritdoc/>
    public override string Kind => "a mapping";
}
