namespace Parity.Comparison;

/// <summary>The stages of a verdict, in the order of the flow: the first that diverges is the one to look at.</summary>
public enum ParityStage
{
    /// <summary>The picture could be read and a side ran on it.</summary>
    Image,

    /// <summary>The preprocessed tensor that both sides receive.</summary>
    Tensor,

    /// <summary>What the models returned, before decoding.</summary>
    RawOutputs,

    /// <summary>The decoded detections of both sides.</summary>
    Detections,

    /// <summary>The approved golden.</summary>
    Golden,
}
