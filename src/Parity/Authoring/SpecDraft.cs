using System.Collections.Immutable;

namespace Parity.Authoring;

/// <summary>A spec in the making: every value with what it was told from, so that a reader sees what was guessed.</summary>
public sealed record SpecDraft
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The class names.</summary>
    public required DraftValue Labels { get; init; }

    /// <summary>The patterns of the images.</summary>
    public required DraftValue Images { get; init; }

    /// <summary>The preset or steps.</summary>
    public required DraftValue Preprocess { get; init; }

    /// <summary>The keys of <c>reference</c> in order.</summary>
    public required ImmutableArray<KeyValuePair<string, DraftValue>> Reference { get; init; }

    /// <summary>The candidates by name; each value is the flow mapping.</summary>
    public required ImmutableArray<KeyValuePair<string, DraftValue>> Candidates { get; init; }

    /// <summary>The value of <c>detections</c>.</summary>
    public required DraftValue Detections { get; init; }

    /// <summary>The value of <c>tolerance</c>; null: left out.</summary>
    public DraftValue? Tolerance { get; init; }

    /// <summary>The value of <c>expect</c>.</summary>
    public required DraftValue Expect { get; init; }

    /// <summary>The faults.</summary>
    public required DraftValue Faults { get; init; }
}
