using Parity.Torch.Architectures;
using TorchSharp;

namespace Parity.Torch.Tests.Architectures;

public sealed class AlignedConvolutionTests
{
    [Theory]
    [InlineData(3, 3, 2)]
    [InlineData(12, 3, 1)]
    [InlineData(24, 1, 1)]
    [InlineData(24, 3, 1)]
    [InlineData(24, 3, 2)]
    [InlineData(40, 5, 1)]
    [InlineData(48, 3, 1)]
    public void Float32_agrees_with_float64_for_every_number_of_channels(int channels, int kernel, int stride)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        torch.manual_seed(1);
        var convolution = torch.nn.Conv2d(channels, 16, kernel, stride: stride, padding: kernel / 2, bias: false);
        var input = torch.randn(1, channels, 40, 40);

        var found = AlignedConvolution.Apply(convolution, input, stride);

        var expected = torch.nn.functional.conv2d(
            input.to(torch.float64), convolution.weight.to(torch.float64), strides: [stride, stride], padding: [kernel / 2, kernel / 2]);
        (found.to(torch.float64) - expected).abs().max().ToDouble().Should().BeLessThan(1e-5);
        convolution.Dispose();
    }

    [Theory]
    [InlineData(24)]
    [InlineData(32)]
    public void A_padding_other_than_half_the_kernel_is_kept(int channels)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        torch.manual_seed(1);
        using var convolution = torch.nn.Conv2d(channels, 16, 2, bias: false);
        var input = torch.randn(1, channels, 41, 41);

        var found = AlignedConvolution.Apply(convolution, input, stride: 1, padding: 0);

        var expected = torch.nn.functional.conv2d(input.to(torch.float64), convolution.weight.to(torch.float64));
        (found.to(torch.float64) - expected).abs().max().ToDouble().Should().BeLessThan(1e-5);
    }
}
