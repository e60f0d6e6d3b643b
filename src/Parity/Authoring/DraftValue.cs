using System.Collections.Immutable;

namespace Parity.Authoring;

/// <summary>A value of a spec in the making.</summary>
/// <param name="Yaml">The value as it is written.</param>
/// <param name="Because">What it was told from, or that it was guessed; one comment line each.</param>
public sealed record DraftValue(string Yaml, ImmutableArray<string> Because)
{
    /// <summary>A value with one comment, or without one.</summary>
    public DraftValue(string yaml, string? because = null)
        : this(yaml, because is null ? [] : [because])
    {
    }
}
