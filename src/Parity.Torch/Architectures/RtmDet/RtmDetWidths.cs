namespace Parity.Torch.Architectures.RtmDet;

/// <summary>Channels and block counts of a net, rounded as the original rounds them.</summary>
internal sealed class RtmDetWidths
{
    private static readonly int[] StageBlocks = [3, 6, 6, 3];

    /// <summary>Computes the counts from the two factors.</summary>
    public RtmDetWidths(RtmDetOptions options)
    {
        int Scaled(int channels) => (int)(channels * options.WidenFactor);
        Stem = Scaled(64) / 2;
        Stages = [Scaled(64), Scaled(128), Scaled(256), Scaled(512), Scaled(1024)];
        Head = Scaled(256);
        // Python rounds halves to even; only the backbone has a minimum.
        Blocks = Array.ConvertAll(StageBlocks, n => Math.Max((int)Math.Round(n * options.DeepenFactor, MidpointRounding.ToEven), 1));
        NeckBlocks = (int)Math.Round(3 * options.DeepenFactor, MidpointRounding.ToEven);
    }

    /// <summary>Channels of the first two convolutions.</summary>
    public int Stem { get; }

    /// <summary>Channels of the stem's output and of stages 1 to 4.</summary>
    public int[] Stages { get; }

    /// <summary>Blocks of stages 1 to 4.</summary>
    public int[] Blocks { get; }

    /// <summary>Blocks of each layer in the neck.</summary>
    public int NeckBlocks { get; }

    /// <summary>Channels of the three maps between neck and head, and inside the head.</summary>
    public int Head { get; }
}
