namespace Parity.Detections;

/// <summary>Whose post-processing is followed. The two codebases differ in units, order and clipping.</summary>
internal enum RtmDetProject
{
    /// <summary>MMYOLO: distances in strides; candidates of all levels together; suppression without clipping; clipped to the picture at the end.</summary>
    Mmyolo,

    /// <summary>MMDetection: distances in pixels of the input; candidates limited per level; clipped to the input before suppression, empty boxes dropped.</summary>
    Mmdetection,
}
