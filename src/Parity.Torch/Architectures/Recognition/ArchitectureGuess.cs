using System.Collections.Immutable;

namespace Parity.Torch.Architectures.Recognition;

/// <summary>Which architecture weights belong to, as far as names and shapes tell.</summary>
public sealed record ArchitectureGuess
{
    /// <summary>The name a spec uses.</summary>
    public required string Architecture { get; init; }

    /// <summary>What told the family.</summary>
    public required string Because { get; init; }

    /// <summary>The options, those that equal the default left out.</summary>
    public required ImmutableArray<GuessedOption> Options { get; init; }

    /// <summary>The decoder of its raw outputs.</summary>
    public required string Decoder { get; init; }

    /// <summary>A setting of the decoder as YAML, for instance <c>project: mmdet</c>; null: none.</summary>
    public string? DecoderSetting { get; init; }

    /// <summary>The preset its training code preprocesses with.</summary>
    public required string Preset { get; init; }

    /// <summary>How many classes the weights have, a background class included where the family has one.</summary>
    public required int Classes { get; init; }

    /// <summary>True when label 0 is the background.</summary>
    public bool HasBackground { get; init; }

    /// <summary>The input's side in pixels where the weights tell it; null: they do not.</summary>
    public int? InputSide { get; init; }

    /// <summary>How far this is from the architecture as published: the number of options that differ, the number of classes aside.</summary>
    public int Distance => Options.Count(o => o.Key != "num_classes");
}
