using Parity.Checkpoints;
using Parity.Imaging;
using Parity.Running;
using Parity.Tensors;
using Parity.Torch.Architectures;
using Parity.Torch.Running;
using Parity.Torch.Weights;
using TorchSharp;

namespace Parity.Torch.Tests.RtmDet;

/// <summary>What the head makes of its last convolution: the shapes do not tell it.</summary>
public sealed class RtmDetDistanceTests
{
    private static readonly (string, string)[] Narrow = [("num_classes", "2"), ("widen_factor", "0.0625"), ("deepen_factor", "0.167"), ("share_conv", "false")];

    [Fact]
    public void MMYOLO_returns_the_convolutions_numbers_and_MMDetection_pixels()
    {
        using var net = RtmDetNets.Build("rtmdet/tiny", null, Narrow);
        var weights = RtmDetNets.StateOf(net);
        var raw = Run("rtmdet/tiny", weights);

        var pixels = Run("rtmdet/tiny", weights, ("project", "mmdet"));
        var exponent = Run("rtmdet/tiny", weights, ("project", "mmdet"), ("exp_on_reg", "true"));

        for (var (level, stride) = (0, 8); level < 3; level++, stride *= 2)
        {
            pixels[level].Should().Equal(raw[level], (a, b) => MathF.Abs(a - (b * stride)) <= 1e-5f * stride);
            exponent[level].Should().Equal(raw[level], (a, b) => MathF.Abs(a - (MathF.Exp(b) * stride)) <= 1e-5f * MathF.Abs(a));
        }
    }

    [Theory]
    [InlineData("rtmdet/s", true, "MMDetection's (by the checkpoint's key names): distances in pixels of the input, exp_on_reg: false")]
    [InlineData("rtmdet/m", true, "MMDetection's (by the checkpoint's key names): distances in pixels of the input, exp_on_reg: true")]
    [InlineData("rtmdet/l", true, "MMDetection's (by the checkpoint's key names): distances in pixels of the input, exp_on_reg: true")]
    [InlineData("rtmdet/x", true, "MMDetection's (by the checkpoint's key names): distances in pixels of the input, exp_on_reg: true")]
    [InlineData("rtmdet/x", false, "MMYOLO's (by the checkpoint's key names): distances in strides, exp_on_reg: false")]
    [InlineData("rtmdet/m", false, "MMYOLO's (by the checkpoint's key names): distances in strides, exp_on_reg: false")]
    public void The_key_names_decide_where_the_options_are_silent_and_the_choice_is_said(string architecture, bool mmdetection, string said)
    {
        using var net = RtmDetNets.Build("rtmdet/tiny", null, Narrow);
        var weights = RtmDetNets.StateOf(net);

        using var detector = RtmDetNets.Build(architecture, mmdetection ? RtmDetWeightTests.Mmdetection(weights) : weights, Narrow);

        detector.Notes.Should().ContainSingle().Which.Should().Contain(said);
    }

    [Fact]
    public void Options_override_the_key_names_and_leave_nothing_to_say()
    {
        using var net = RtmDetNets.Build("rtmdet/m", null, [.. Narrow, ("project", "mmyolo"), ("exp_on_reg", "true")]);

        net.Notes.Should().BeEmpty();
    }

    [Theory]
    [InlineData(3, 160, 150)]
    [InlineData(4, 160, 160)]
    public void An_input_that_is_not_padded_to_the_coarsest_stride_is_refused(int channels, int height, int width)
    {
        using var net = RtmDetNets.Build("rtmdet/tiny", null, Narrow);
        using var input = torch.zeros(1, channels, height, width);

        FluentActions.Invoking(() => net.Detect(input, ImageGeometry.Unchanged(160, 160))).Should().Throw<ParityException>().WithMessage("*[1,3,H,W]*multiples of 32*");
    }

    private static float[][] Run(string architecture, StateDict weights, params (string, string)[] options)
    {
        var detector = RtmDetNets.Build(architecture, null, [.. Narrow, .. options]);
        StateDictLoader.Load(detector, weights, "net.pth");
        using var runner = new TorchRunner(detector, new() { Kind = "torch", ModelPath = "net.pth", Runtime = "TorchSharp", Device = "cpu" });
        var pixels = Enumerable.Range(0, 3 * 64 * 64).Select(i => MathF.Sin(i * 0.37f)).ToArray();
        var outputs = runner.Run(new ModelInput("waves", TensorData.From(pixels, [1, 3, 64, 64]), ImageGeometry.Unchanged(64, 64)));
        return [.. Enumerable.Range(0, 3).Select(level => outputs[$"reg.{level}"].ToFloat32())];
    }
}
