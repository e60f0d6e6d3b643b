namespace Parity.Specs;

/// <summary>A list of nodes.</summary>
public sealed record SpecList(SpecLocation At, IReadOnlyList<SpecNode> Items) : SpecNode(At)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}
