using System.Collections.Immutable;

namespace Parity.Hosting.Authoring;

/// <summary>What a new spec is to be written from.</summary>
public sealed record AuthoringRequest
{
    /// <summary>The original checkpoint, absolute.</summary>
    public required string Checkpoint { get; init; }

    /// <summary>The exported artefacts, absolute; none: the reference is held to its own golden.</summary>
    public required ImmutableArray<string> Artefacts { get; init; }

    /// <summary>Files or patterns of images, absolute; empty: the usual folders near the spec are looked at.</summary>
    public ImmutableArray<string> Images { get; init; } = [];

    /// <summary>Where the spec will stand, absolute.</summary>
    public required string Output { get; init; }

    /// <summary>The model's name; null: the output's file name.</summary>
    public string? Model { get; init; }

    /// <summary>Detections with a higher score are judged.</summary>
    public double ScoreThreshold { get; init; } = 0.5;

    /// <summary>An assembly that holds the architecture, absolute; null: it is one of Parity's own.</summary>
    public string? Assembly { get; init; }

    /// <summary>True to run the reference on the images, which tells those without detections.</summary>
    public bool RunsReference { get; init; } = true;
}
