using Parity.Imaging;
using Parity.Torch.Architectures;
using TorchSharp;

namespace Parity.Torch.Tests.RtDetr;

public sealed class RtDetrDisposalTests
{
    [Theory]
    [InlineData("rtdetr/r18vd")]
    [InlineData("rtdetr/r50vd")]
    [InlineData("rtdetrv2/r18vd")]
    [InlineData("ultralytics/rtdetr-l")]
    [InlineData("ultralytics/rtdetr-resnet50")]
    public void A_forward_pass_leaves_nothing_but_its_outputs(string architecture)
    {
        using var detector = ArchitectureRegistry.BuiltIn.Create(
            architecture, SpecOptions.Of(("input_size", "64"), ("num_queries", "12"), ("hidden", "16"), ("heads", "2"), ("widths", "8 8 8 8")));
        detector.eval();
        using var inference = torch.inference_mode();
        using var picture = torch.zeros(1, 3, 64, 64);
        using var scope = torch.NewDisposeScope();

        var outputs = detector.Detect(picture, ImageGeometry.Unchanged(64, 64));

        scope.DisposablesCount.Should().Be(outputs.Count);
        outputs.Should().OnlyContain(o => !o.Value.IsInvalid);
    }
}
