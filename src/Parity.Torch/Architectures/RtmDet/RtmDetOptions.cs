namespace Parity.Torch.Architectures.RtmDet;

/// <summary>What the weights of an RTMDet do not tell, with the originals' defaults.</summary>
internal sealed record RtmDetOptions
{
    /// <summary>Number of classes; there is no background class.</summary>
    public int ClassCount { get; init; } = 80;

    /// <summary>Scales the number of blocks.</summary>
    public required double DeepenFactor { get; init; }

    /// <summary>Scales the number of channels.</summary>
    public required double WidenFactor { get; init; }

    /// <summary>The codebase whose head is built; null: the one whose key names the checkpoint has.</summary>
    public RtmDetProject? Project { get; init; }

    /// <summary>True: the net predicts logarithms of distances. Null: as MMDetection configures this size, never for MMYOLO.</summary>
    public bool? ExponentOnDistances { get; init; }

    /// <summary>True: the levels of the head share their convolutions.</summary>
    public bool ShareConvolutions { get; init; } = true;

    /// <summary>Epsilon of every BatchNorm. The classes' own default is 1e-3, which every published configuration overrides.</summary>
    public double BatchNormEpsilon { get; init; } = 1e-5;
}
