using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>
/// One key of a spec: the loader reads by it, the JSON schema is generated from it, and the reference in <c>docs/spec.md</c> is held to it.
/// </summary>
/// <param name="Name">The key as written.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Description">One or two sentences for an editor's tooltip.</param>
public sealed record SpecKey(string Name, SpecValueKind Kind, string Description)
{
    /// <summary>True when a spec without it cannot be used.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The smallest number allowed; null: no limit.</summary>
    public double? Minimum { get; init; }

    /// <summary>The largest number allowed; null: no limit.</summary>
    public double? Maximum { get; init; }

    /// <summary>True when the number must be below <see cref="Maximum"/>.</summary>
    public bool IsBelowMaximum { get; init; }

    /// <summary>The words a <see cref="SpecValueKind.Choice"/> takes.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The keys of a <see cref="SpecValueKind.Map"/>, or of each entry of <see cref="SpecValueKind.NamedMaps"/>.</summary>
    public ImmutableArray<SpecKey> Keys { get; init; } = [];

    /// <summary>What holds when the key is left out, in words or as a value.</summary>
    public string? Default { get; init; }
}
