namespace Parity.Specs;

/// <summary>A node of a parsed spec, with its place: a <see cref="SpecScalar"/>, <see cref="SpecList"/> or <see cref="SpecMap"/>.</summary>
public abstract record SpecNode(SpecLocation At)
{
    /// <summary>What a message calls this kind of node.</summary>
    public abstract string Kind { get; }
}
