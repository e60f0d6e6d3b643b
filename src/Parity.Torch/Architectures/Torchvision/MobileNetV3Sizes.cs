namespace Parity.Torch.Architectures.Torchvision;

/// <summary>The blocks of MobileNetV3-Large (Howard et al., "Searching for MobileNetV3", table 1), scaled by the options.</summary>
internal static class MobileNetV3Sizes
{
    /// <summary>The 15 blocks between the first and the last convolution.</summary>
    public static IReadOnlyList<InvertedResidualSize> Large(MobileNetV3Options options)
    {
        var (tail, dilation) = (options.ReducedTail ? 2 : 1, options.Dilated ? 2 : 1);
        const Activation Relu = Activation.Relu, Hard = Activation.Hardswish;
        return
        [
            Block(16, 3, 16, 16, false, Relu, 1),
            Block(16, 3, 64, 24, false, Relu, 2),
            Block(24, 3, 72, 24, false, Relu, 1),
            Block(24, 5, 72, 40, true, Relu, 2),
            Block(40, 5, 120, 40, true, Relu, 1),
            Block(40, 5, 120, 40, true, Relu, 1),
            Block(40, 3, 240, 80, false, Hard, 2),
            Block(80, 3, 200, 80, false, Hard, 1),
            Block(80, 3, 184, 80, false, Hard, 1),
            Block(80, 3, 184, 80, false, Hard, 1),
            Block(80, 3, 480, 112, true, Hard, 1),
            Block(112, 3, 672, 112, true, Hard, 1),
            Block(112, 5, 672, 160 / tail, true, Hard, 2, dilation),
            Block(160 / tail, 5, 960 / tail, 160 / tail, true, Hard, 1, dilation),
            Block(160 / tail, 5, 960 / tail, 160 / tail, true, Hard, 1, dilation),
        ];

        InvertedResidualSize Block(int input, int kernel, int expanded, int output, bool squeeze, Activation activation, int stride, int dilated = 1) =>
            new(Scaled(input), kernel, Scaled(expanded), Scaled(output), squeeze, activation, stride, dilated);

        int Scaled(int channels) => Divisible(channels * options.WidthMult);
    }

    /// <summary>The nearest multiple of 8, at least 8, and never more than a tenth below.</summary>
    public static int Divisible(double channels)
    {
        var rounded = Math.Max(8, (int)(channels + 4) / 8 * 8);
        return rounded < 0.9 * channels ? rounded + 8 : rounded;
    }
}
