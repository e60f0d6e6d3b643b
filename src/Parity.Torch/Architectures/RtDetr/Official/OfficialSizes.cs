using System.Collections.Immutable;
using Parity.Torch.Architectures.RtDetr.Parts;

namespace Parity.Torch.Architectures.RtDetr.Official;

/// <summary>All numbers of one official model.</summary>
internal sealed record OfficialSizes
{
    public required BackboneSizes Backbone { get; init; }

    public required EncoderSizes Encoder { get; init; }

    public required HeadSizes Head { get; init; }

    /// <summary>The second release (<c>rtdetrv2</c>).</summary>
    public bool SecondRelease { get; init; }

    /// <summary>The images' rows and columns: positions and anchors are fixed to it.</summary>
    public MapSize Input { get; init; } = new(640, 640);

    /// <summary>Sizes of the maps of stride 8, 16 and 32.</summary>
    public ImmutableArray<MapSize> Levels => [Input.Over(8), Input.Over(16), Input.Over(32)];
}
