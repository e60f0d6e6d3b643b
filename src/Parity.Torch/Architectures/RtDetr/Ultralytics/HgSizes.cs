using System.Collections.Immutable;

namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>Numbers of an HGNetV2 backbone; a depth-wise convolution halves the map before each stage but the first.</summary>
/// <param name="StemMiddle">Channels inside the stem.</param>
/// <param name="StemOutput">Channels after it.</param>
/// <param name="Stages">The four stages, of stride 4, 8, 16 and 32.</param>
internal sealed record HgSizes(int StemMiddle, int StemOutput, ImmutableArray<HgStage> Stages);
