using System.Collections.Immutable;
using Parity.Torch.Architectures.RtDetr.Parts;

namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>All numbers of one Ultralytics RT-DETR.</summary>
internal sealed record UltralyticsSizes
{
    /// <summary>The HGNetV2 backbone; null for a ResNet.</summary>
    public HgSizes? Hg { get; init; }

    /// <summary>The ResNet backbone; null for an HGNetV2.</summary>
    public ResNetSizes? ResNet { get; init; }

    /// <summary>Channels of the neck.</summary>
    public int NeckWidth { get; init; } = 256;

    /// <summary>Feed-forward width of the neck's attention.</summary>
    public int NeckFeedForward { get; init; } = 1024;

    /// <summary>Heads of the neck's attention.</summary>
    public int NeckHeads { get; init; } = 8;

    /// <summary>The decoder.</summary>
    public HeadSizes Head { get; init; } = new();

    /// <summary>The images' rows and columns.</summary>
    public MapSize Input { get; init; } = new(640, 640);

    /// <summary>What a row of the output holds.</summary>
    public OutputRows Rows { get; init; }

    /// <summary>The batch norms' epsilon that the spec states, before what the checkpoint says; null: not stated.</summary>
    public double? StatedEpsilon { get; init; }

    /// <summary>The batch norms' epsilon.</summary>
    public double Epsilon { get; init; } = NormStyle.Ultralytics.Epsilon;

    /// <summary>Sizes of the maps of stride 8, 16 and 32.</summary>
    public ImmutableArray<MapSize> Levels => [Input.Over(8), Input.Over(16), Input.Over(32)];
}
