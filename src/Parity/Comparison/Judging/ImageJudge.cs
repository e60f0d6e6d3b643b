namespace Parity.Comparison;

/// <summary>Judges one image, stage by stage. Pure: the same evidence always gives the same verdict.</summary>
public static class ImageJudge
{
    /// <summary>Gives the verdict on one image: image, preprocessed tensor, raw outputs, detections, golden.</summary>
    public static ImageVerdict Judge(ImageEvidence evidence) => new()
    {
        Image = evidence.Image,
        Stages =
        [
            ImageStage.Judge(evidence),
            TensorStage.Judge(evidence),
            RawOutputStage.Judge(evidence),
            DetectionStage.Judge(evidence),
            GoldenStage.Judge(evidence),
        ],
    };
}
