using Parity.Specs;
using Parity.Torch.Architectures;

namespace Parity.Torch.Tests.RtDetr;

public sealed class RtDetrOptionsTests
{
    [Fact]
    public void The_fourteen_architectures_are_known() =>
        ArchitectureRegistry.BuiltIn.Names.Where(n => n.Contains("rtdetr", StringComparison.Ordinal)).Should().BeEquivalentTo(
            "rtdetr/r18vd", "rtdetr/r34vd", "rtdetr/r50vd_m", "rtdetr/r50vd", "rtdetr/r101vd",
            "rtdetrv2/r18vd", "rtdetrv2/r34vd", "rtdetrv2/r50vd_m", "rtdetrv2/r50vd", "rtdetrv2/r101vd",
            "ultralytics/rtdetr-l", "ultralytics/rtdetr-x", "ultralytics/rtdetr-resnet50", "ultralytics/rtdetr-resnet101");

    // Counted on the originals or printed by them, or stated in their readmes in millions.
    [Theory]
    [InlineData("rtdetr/r18vd", 20_184_464, 20_184_464)]
    [InlineData("rtdetrv2/r18vd", 20_184_464, 20_184_464)]
    [InlineData("rtdetr/r34vd", 30_500_000, 31_500_000)]
    [InlineData("rtdetr/r50vd_m", 35_500_000, 36_900_000)]
    [InlineData("rtdetr/r50vd", 42_891_372, 42_891_372)]
    [InlineData("rtdetr/r101vd", 75_500_000, 76_900_000)]
    [InlineData("ultralytics/rtdetr-l", 32_970_476, 32_970_476)]
    [InlineData("ultralytics/rtdetr-x", 67_467_852, 67_467_852)]
    public void Parameters_add_up_to_the_published_number(string architecture, long atLeast, long atMost)
    {
        using var detector = ArchitectureRegistry.BuiltIn.Create(architecture);

        detector.parameters().Sum(p => p.numel()).Should().BeInRange(atLeast, atMost);
    }

    [Fact]
    public void A_resnet50_of_Ultralytics_has_779_entries()
    {
        using var detector = ArchitectureRegistry.BuiltIn.Create("ultralytics/rtdetr-resnet50");

        detector.state_dict().Should().HaveCount(779).And.ContainKeys("model.0.layer.0.conv.weight", "model.1.layer.0.shortcut.0.bn.weight", "model.4.layer.2.cv3.conv.weight", "model.23.dec_score_head.5.bias");
    }

    [Theory]
    [InlineData("input_size", "640 500", "\"input_size\" must be multiples of 32; found 640 x 500.")]
    [InlineData("input_size", "640 480 3", "\"input_size\" must be 2 whole numbers from 32 to 8192; found [640, 480, 3].")]
    [InlineData("eval_idx", "3", "\"eval_idx\" names layer 3 of 3; it goes from -3 to 2, or set layers.")]
    [InlineData("num_queries", "9000", "\"num_queries\" asks for 9000 of the 8400 tokens of a 640x640 image; lower it or raise input_size.")]
    [InlineData("heads", "7", "\"heads\" must divide hidden; found 7 and 256.")]
    [InlineData("widths", "16 32 64", "\"widths\" must be 4 whole numbers from 1 to 65536; found [16, 32, 64].")]
    [InlineData("num_class", "3", "unknown key \"num_class\" in options; did you mean \"num_classes\"?")]
    public void A_wrong_option_is_explained_before_anything_is_built(string key, string value, string problem) =>
        FluentActions.Invoking(() => ArchitectureRegistry.BuiltIn.Create("rtdetr/r18vd", SpecOptions.Of((key, value))))
            .Should().Throw<SpecException>().Which.Problems.Select(p => p.Message).Should().Contain(problem);
}
