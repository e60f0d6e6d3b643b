using Parity.Torch.Operators;

namespace Parity.Torch.Architectures.Torchvision;

/// <summary>Everything of a Faster R-CNN with a MobileNetV3-Large FPN that torchvision lets one change, with its defaults.</summary>
internal sealed record FasterRcnnOptions
{
    /// <summary>Classes, the background included.</summary>
    public int NumClasses { get; init; } = 91;

    /// <summary>The model's own resize.</summary>
    public required ShortSideResize Resize { get; init; }

    /// <summary>Subtracted per channel, R G B.</summary>
    public IReadOnlyList<float> ImageMean { get; init; } = [0.485f, 0.456f, 0.406f];

    /// <summary>Divides per channel.</summary>
    public IReadOnlyList<float> ImageStd { get; init; } = [0.229f, 0.224f, 0.225f];

    /// <summary>The backbone.</summary>
    public MobileNetV3Options Body { get; init; } = new();

    /// <summary>Which stages feed the pyramid: 0 (stride 2) to 5 (the last convolution).</summary>
    public IReadOnlyList<int> ReturnedLayers { get; init; } = [4, 5];

    /// <summary>Channels of every pyramid level.</summary>
    public int FpnChannels { get; init; } = 256;

    /// <summary>The region proposal network.</summary>
    public required RegionProposalOptions Rpn { get; init; }

    /// <summary>How proposals are pooled.</summary>
    public RoiAlignOptions Pooling { get; init; } = new(7, 7, 2, Aligned: false);

    /// <summary>The box head and what becomes of its answers.</summary>
    public BoxHeadOptions Box { get; init; } = new();
}
