namespace Parity.Comparison;

/// <summary>What messages call the stages.</summary>
internal static class StageNames
{
    public static string Of(ParityStage stage) => stage switch
    {
        ParityStage.Image => "image",
        ParityStage.Tensor => "preprocessed tensor",
        ParityStage.RawOutputs => "raw outputs",
        ParityStage.Detections => "detections",
        _ => "golden",
    };
}
