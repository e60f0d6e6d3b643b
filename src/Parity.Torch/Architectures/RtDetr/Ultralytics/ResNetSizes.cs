using System.Collections.Immutable;

namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>Numbers of a plain ResNet backbone.</summary>
/// <param name="Stem">Channels after the stem.</param>
/// <param name="Widths">Base widths of the four stages, which put out four times as many channels.</param>
/// <param name="Blocks">Blocks of the four stages.</param>
internal sealed record ResNetSizes(int Stem, ImmutableArray<int> Widths, ImmutableArray<int> Blocks);
