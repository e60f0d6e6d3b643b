using System.Collections.Immutable;

namespace Parity.Torch.Architectures.RtDetr.Official;

/// <summary>Numbers of a ResNet-vd backbone.</summary>
internal sealed record BackboneSizes
{
    /// <summary>1×1, 3×3, 1×1 blocks that widen four times, instead of two 3×3.</summary>
    public required bool Bottleneck { get; init; }

    /// <summary>Blocks of the four stages.</summary>
    public required ImmutableArray<int> Blocks { get; init; }

    /// <summary>Channels of the stem's three 3×3 convolutions.</summary>
    public ImmutableArray<int> Stem { get; init; } = [32, 32, 64];

    /// <summary>Base widths of the four stages.</summary>
    public ImmutableArray<int> Widths { get; init; } = [64, 128, 256, 512];

    /// <summary>Every norm of the backbone is frozen, as the deeper models were trained.</summary>
    public bool FrozenNorm { get; init; }

    /// <summary>Output channels per base width.</summary>
    public int Expansion => Bottleneck ? 4 : 1;
}
