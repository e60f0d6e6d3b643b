namespace Parity.Torch.Architectures.Torchvision;

/// <summary>One block of a MobileNetV3 body.</summary>
/// <param name="Input">Channels in.</param>
/// <param name="Kernel">Side of the channel-wise convolution.</param>
/// <param name="Expanded">Channels between; equal to <paramref name="Input"/>: no expansion.</param>
/// <param name="Output">Channels out.</param>
/// <param name="HasSqueeze">Whether channels are weighed.</param>
/// <param name="Activation">The block's activation.</param>
/// <param name="Stride">2 where the block begins a stage, even when it is dilated instead.</param>
/// <param name="Dilation">2 in a dilated last stage, otherwise 1.</param>
internal sealed record InvertedResidualSize(int Input, int Kernel, int Expanded, int Output, bool HasSqueeze, Activation Activation, int Stride, int Dilation);
