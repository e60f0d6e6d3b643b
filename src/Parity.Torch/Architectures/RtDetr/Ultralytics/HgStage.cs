namespace Parity.Torch.Architectures.RtDetr.Ultralytics;

/// <summary>Numbers of one HGNetV2 stage.</summary>
/// <param name="Middle">Channels of the blocks' chains.</param>
/// <param name="Output">Channels out.</param>
/// <param name="Kernel">Side of the chains' kernels.</param>
/// <param name="Light">The chains use depth-wise convolutions.</param>
/// <param name="Blocks">Blocks; all but the first add their input.</param>
internal sealed record HgStage(int Middle, int Output, int Kernel, bool Light, int Blocks);
