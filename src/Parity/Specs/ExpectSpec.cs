using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>What a run must contain, so that nothing passes on nothing.</summary>
public sealed record ExpectSpec
{
    /// <summary>The number of images; null: at least one.</summary>
    public int? Images { get; init; }

    /// <summary>Fewest detections on every image that is not listed as empty.</summary>
    public int MinDetectionsPerImage { get; init; } = 1;

    /// <summary>Most detections on an image; null: no limit.</summary>
    public int? MaxDetectionsPerImage { get; init; }

    /// <summary>Images that must have no detection.</summary>
    public ImmutableHashSet<string> Empty { get; init; } = [];
}
