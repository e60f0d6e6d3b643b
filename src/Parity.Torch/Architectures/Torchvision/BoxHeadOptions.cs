using Parity.Torch.Operators;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>The box head's sizes and limits.</summary>
internal sealed record BoxHeadOptions
{
    /// <summary>Width of the two hidden layers.</summary>
    public int RepresentationSize { get; init; } = 1024;

    /// <summary>How predicted offsets are scaled.</summary>
    public BoxCoder Coder { get; init; } = new(10, 10, 5, 5);

    /// <summary>Only detections with a higher score come out.</summary>
    public double ScoreThreshold { get; init; } = 0.05;

    /// <summary>Detections that overlap a better one of their class by more are dropped.</summary>
    public double NmsThreshold { get; init; } = 0.5;

    /// <summary>At most this many detections come out.</summary>
    public int DetectionsPerImage { get; init; } = 100;
}
