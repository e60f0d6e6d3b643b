using Parity.Detections;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>The region proposal network's sizes and limits, as at test time.</summary>
internal sealed record RegionProposalOptions
{
    /// <summary>Hidden convolutions of the head.</summary>
    public int ConvDepth { get; init; } = 1;

    /// <summary>The anchors around the origin, one list per pyramid level.</summary>
    public required IReadOnlyList<IReadOnlyList<Box>> Anchors { get; init; }

    /// <summary>Kept per level by objectness before suppression.</summary>
    public required int PreNmsTopN { get; init; }

    /// <summary>Kept in all after suppression.</summary>
    public required int PostNmsTopN { get; init; }

    /// <summary>Proposals that overlap a better one of their level by more are dropped.</summary>
    public double NmsThreshold { get; init; } = 0.7;

    /// <summary>Proposals with a lower probability are dropped.</summary>
    public double ScoreThreshold { get; init; } = 0.05;
}
