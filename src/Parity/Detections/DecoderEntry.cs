using System.Collections.Immutable;
using Parity.Specs;

namespace Parity.Detections;

/// <summary>One decoder of the table in <see cref="DetectionDecoders"/>.</summary>
/// <param name="Name">The name a spec uses.</param>
/// <param name="Summary">What it reads, in one sentence, for lists and editors.</param>
public sealed record DecoderEntry(string Name, string Summary)
{
    /// <summary>The settings it takes in <c>detections</c>, beside <c>decoder</c> and <c>score_threshold</c>.</summary>
    public ImmutableArray<SpecKey> Settings { get; init; } = [];

    /// <summary>True when the outputs it reads have a fixed shape and order, so that two models' outputs correspond value by value.</summary>
    public bool ReadsDenseOutputs { get; init; }

    /// <summary>
    /// Builds the decoder from its settings and the number of labels. Problems are noted on the reader; the unknown keys are reported by the table.
    /// Called at validation too, so it must cost nothing.
    /// </summary>
    public required Func<MapReader, int, IDetectionDecoder?> Create { get; init; }

    /// <summary>Says why a model with these outputs is this decoder's, or null when it is not.</summary>
    public required Func<IReadOnlyList<OutputSignature>, string?> Recognise { get; init; }
}
