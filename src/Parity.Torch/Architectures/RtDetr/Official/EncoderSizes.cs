namespace Parity.Torch.Architectures.RtDetr.Official;

/// <summary>Numbers of the hybrid encoder.</summary>
internal sealed record EncoderSizes
{
    /// <summary>Channels of every map.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>Width of the feed-forward part on the coarsest map.</summary>
    public int FeedForward { get; init; } = 1024;

    /// <summary>Attention heads.</summary>
    public int Heads { get; init; } = 8;

    /// <summary>Width inside a fusion block over its output.</summary>
    public double Expansion { get; init; } = 1;
}
