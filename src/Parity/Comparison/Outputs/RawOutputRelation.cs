namespace Parity.Comparison;

/// <summary>How the raw outputs of the two sides can be compared.</summary>
public enum RawOutputRelation
{
    /// <summary>Every output has a fixed shape and a fixed order, so values correspond by position (the dense maps of RTMDet, for instance).</summary>
    Dense,

    /// <summary>Outputs are lists of detections (torchvision) or of queries picked by a top-k (RT-DETR): position means nothing, matching judges them.</summary>
    Sets,

    /// <summary>The sides are decoded by different decoders: their outputs are not the same quantities.</summary>
    Unrelated,
}
