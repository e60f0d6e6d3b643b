namespace Parity.Specs;

/// <summary>How raw outputs become detections.</summary>
public sealed record DetectionSpec
{
    /// <summary>Where it stands in the spec.</summary>
    public SpecLocation At { get; init; }

    /// <summary>The decoder's name, or null: inferred from output names and shapes, and said.</summary>
    public string? Decoder { get; init; }

    /// <summary>Detections with a higher score (strictly) are judged.</summary>
    public required double ScoreThreshold { get; init; }

    /// <summary>The decoder's further settings as written (<c>nms_iou</c>, <c>max_detections</c>, …); the decoder binds them.</summary>
    public SpecMap? Settings { get; init; }
}
