namespace Parity.Torch.Architectures.RtDetr.Parts;

/// <summary>Numbers of the decoder, the same in both codebases unless a table says otherwise.</summary>
internal sealed record HeadSizes
{
    /// <summary>Classes, background not counted.</summary>
    public int Classes { get; init; } = 80;

    /// <summary>Width of queries and memory.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>Width of the feed-forward part.</summary>
    public int FeedForward { get; init; } = 1024;

    /// <summary>Attention heads.</summary>
    public int Heads { get; init; } = 8;

    /// <summary>Sampling points per head and level.</summary>
    public int Points { get; init; } = 4;

    /// <summary>Decoder layers in the checkpoint.</summary>
    public int Layers { get; init; } = 6;

    /// <summary>The layer whose head answers; those after it do not run. Negative counts from the end.</summary>
    public int EvalIndex { get; init; } = -1;

    /// <summary>Tokens selected as queries.</summary>
    public int Queries { get; init; } = 300;

    /// <summary><see cref="EvalIndex"/> counted from the start.</summary>
    public int LastLayer => EvalIndex < 0 ? Layers + EvalIndex : EvalIndex;
}
