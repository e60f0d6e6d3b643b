using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>Golden images found by the patterns of a spec.</summary>
/// <param name="Root">The folder that image names are relative to: the deepest folder all patterns share.</param>
/// <param name="Patterns">The patterns as written, with their places.</param>
/// <param name="Names">The matched images relative to <paramref name="Root"/>, forward slashes, sorted by ordinal.</param>
public sealed record ImageSet(string Root, ImmutableArray<SpecScalar> Patterns, ImmutableArray<string> Names)
{
    /// <summary>The absolute path of an image.</summary>
    public string PathOf(string name) => Path.Combine(Root, name.Replace('/', Path.DirectorySeparatorChar));
}
