namespace Parity.Torch.Architectures.RtmDet;

/// <summary>The codebase a net was trained in. The layers are the same; key names and the unit of the distances are not.</summary>
internal enum RtmDetProject
{
    /// <summary>MMYOLO: the head returns distances in strides, never their logarithms.</summary>
    Mmyolo,

    /// <summary>MMDetection: the head returns distances in pixels of the input, for the larger sizes through an exponential.</summary>
    Mmdetection,
}
