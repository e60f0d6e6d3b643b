using TorchSharp;
using TorchSharp.Modules;

namespace Parity.Torch.Architectures;

/// <summary>
/// Convolutions that do not rely on how oneDNN fills up an incomplete block of input channels. Its direct convolution (3.7.1, in the CPU build of
/// libtorch 2.10; AVX2 and AVX-512) was measured wrong by more than 1 on random input for kernels above 1x1 whose input channels exceed a vector and
/// do not fill a whole number of them: 24, 40, 56, … Channels of zeros up to the next multiple of 16 give the same sums and complete blocks.
/// </summary>
public static class AlignedConvolution
{
    // The widest vector holds 16 float32 numbers; up to 8 channels another code runs, which is right.
    private const long Block = 16;
    private const long Unblocked = 8;

    /// <summary>What <paramref name="convolution"/> computes.</summary>
    /// <param name="convolution">A dense convolution with a square kernel, without dilation.</param>
    /// <param name="input">Its input, <c>[N,C,H,W]</c>.</param>
    /// <param name="stride">Its stride.</param>
    /// <param name="padding">Its padding; null: half the kernel, rounded down.</param>
    public static torch.Tensor Apply(Conv2d convolution, torch.Tensor input, int stride, int? padding = null)
    {
        var weight = convolution.weight;
        var (channels, kernel) = (weight.shape[1], weight.shape[2]);
        var missing = (Block - (channels % Block)) % Block;
        if (kernel == 1 || channels <= Unblocked || missing == 0 || input.dtype != torch.ScalarType.Float32 || input.device_type != DeviceType.CPU)
        {
            return convolution.call(input);
        }

        var around = padding ?? (kernel / 2);
        using var paddedInput = torch.nn.functional.pad(input, [0, 0, 0, 0, 0, missing]);
        using var paddedWeight = torch.nn.functional.pad(weight, [0, 0, 0, 0, 0, missing]);
        return torch.nn.functional.conv2d(paddedInput, paddedWeight, convolution.bias, strides: [stride, stride], padding: [around, around]);
    }
}
