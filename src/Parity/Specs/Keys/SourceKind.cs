using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>A kind of model source: the key that names it, and the keys that may stand beside it.</summary>
/// <param name="Key">The key whose value is the file or command.</param>
/// <param name="Keys">The names of the keys that belong to this kind.</param>
internal sealed record SourceKind(SpecKey Key, ImmutableArray<string> Keys)
{
    /// <summary>Those of <see cref="Keys"/> that must be there.</summary>
    public ImmutableArray<string> Required { get; init; } = [];

    /// <summary>The kind's name, which is its key.</summary>
    public string Name => Key.Name;
}
