using System.Collections.Immutable;

namespace Parity.Goldens;

/// <summary>A golden that a run left for review, beside what was approved.</summary>
public sealed record PendingGolden
{
    /// <summary>The spec's model.</summary>
    public required string Model { get; init; }

    /// <summary>The image's name.</summary>
    public required string Image { get; init; }

    /// <summary>The received file.</summary>
    public required string File { get; init; }

    /// <summary>The picture of the received detections, or null.</summary>
    public string? Overlay { get; init; }

    /// <summary>The picture of the approved detections, or null.</summary>
    public string? ApprovedOverlay { get; init; }

    /// <summary>What approving would change.</summary>
    public GoldenChangeKind Kind { get; init; }

    /// <summary>The changes in words, one a line.</summary>
    public ImmutableArray<string> Changes { get; init; } = [];

    /// <summary>How the change compares with the spec's tolerances; null without an approved golden.</summary>
    public GoldenHeadroom? Headroom { get; init; }

    /// <summary>Why it may not be approved, with the fix; null: it may.</summary>
    public string? Refusal { get; init; }

    /// <summary>The golden; null where the file cannot be used.</summary>
    internal Golden? Golden { get; init; }
}
