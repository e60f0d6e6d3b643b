namespace Parity.Torch.Architectures.RtmDet;

/// <summary>A published size of the family. Channels and block counts follow from two factors.</summary>
/// <param name="DeepenFactor">Scales the number of blocks.</param>
/// <param name="WidenFactor">Scales the number of channels.</param>
/// <param name="MmdetectionExponent">True where MMDetection's configuration of this size predicts the logarithm of distances.</param>
internal sealed record RtmDetSize(double DeepenFactor, double WidenFactor, bool MmdetectionExponent)
{
    /// <summary>The size an architecture's name ends in.</summary>
    public static RtmDetSize Of(string architecture) => architecture[(architecture.IndexOf('/', StringComparison.Ordinal) + 1)..] switch
    {
        "tiny" => new(0.167, 0.375, MmdetectionExponent: false),
        "s" => new(0.33, 0.5, MmdetectionExponent: false),
        "m" => new(0.67, 0.75, MmdetectionExponent: true),
        "l" => new(1.0, 1.0, MmdetectionExponent: true),
        "x" => new(1.33, 1.25, MmdetectionExponent: true),
        _ => throw new ParityException($"\"{architecture}\" is no size of RTMDet; known: tiny, s, m, l, x."),
    };
}
