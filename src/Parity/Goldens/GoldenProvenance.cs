using System.Collections.Immutable;

namespace Parity.Goldens;

/// <summary>
/// Hashes of what a golden was made from, lower-case SHA-256. A changed one makes the golden stale: it says nothing about the present model
/// until it is approved again. A tolerance is not among them. Null: not known on this machine, and then not compared.
/// </summary>
public sealed record GoldenProvenance
{
    /// <summary>The checkpoint's bytes.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>The image file's bytes.</summary>
    public string? Image { get; init; }

    /// <summary>The preprocessing's identity: its steps with every setting.</summary>
    public string? Preprocess { get; init; }

    /// <summary>The decoder's identity: its name, every setting and the score threshold.</summary>
    public string? Decoder { get; init; }

    /// <summary>The names of the parts that differ between this golden's and the <paramref name="present"/> one.</summary>
    public ImmutableArray<string> ChangedParts(GoldenProvenance present) =>
    [
        .. Parts(present).Where(p => p.Now is not null && p.Now != p.Was).Select(p => p.Name),
    ];

    /// <summary>The names of the parts that cannot be compared because they are not known now.</summary>
    public ImmutableArray<string> UnknownParts(GoldenProvenance present) => [.. Parts(present).Where(p => p.Now is null).Select(p => p.Name)];

    private IEnumerable<(string Name, string? Was, string? Now)> Parts(GoldenProvenance present) =>
    [
        ("checkpoint", Checkpoint, present.Checkpoint),
        ("image", Image, present.Image),
        ("preprocess", Preprocess, present.Preprocess),
        ("decoder", Decoder, present.Decoder),
    ];
}
