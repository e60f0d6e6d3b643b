using Parity.Imaging;
using TorchSharp;

namespace Parity.Torch.Tests.RtmDet;

public sealed class RtmDetDisposalTests
{
    [Theory]
    [InlineData("rtmdet/tiny", "mmyolo", "false")]
    [InlineData("rtmdet/x", "mmyolo", "false")]
    [InlineData("rtmdet/m", "mmdet", "true")]
    [InlineData("rtmdet/s", "mmdet", "false")]
    public void A_forward_pass_leaves_nothing_but_its_outputs(string architecture, string project, string exponent)
    {
        using var detector = RtmDetNets.Build(
            architecture, null, ("widen_factor", "0.0625"), ("num_classes", "2"), ("project", project), ("exp_on_reg", exponent));
        detector.eval();
        using var inference = torch.inference_mode();
        using var picture = torch.zeros(1, 3, 64, 64);
        using var scope = torch.NewDisposeScope();

        var outputs = detector.Detect(picture, ImageGeometry.Unchanged(64, 64));

        scope.DisposablesCount.Should().Be(outputs.Count).And.Be(6);
        outputs.Should().OnlyContain(o => !o.Value.IsInvalid);
    }
}
