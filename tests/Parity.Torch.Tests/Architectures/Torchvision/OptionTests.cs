using Parity.Specs;
using Parity.Torch.Architectures;
using Parity.Torch.Architectures.Torchvision;
using TorchSharp;

namespace Parity.Torch.Tests.Architectures.Torchvision;

public sealed class OptionTests
{
    [Fact]
    public void Every_default_is_accepted_as_written_out() => Check(
        ("num_classes", "91"), ("min_size", "320"), ("image_mean", new object[] { "0.485", "0.456", "0.406" }), ("resize_rounding", "traced"), ("returned_layers", new object[] { "4", "5" }))
        .Should().BeEmpty();

    [Fact]
    public void A_misspelt_option_is_suggested() =>
        Check(("num_clases", "4")).Should().Equal("net.parity.yaml:10:3: unknown key \"num_clases\" in options; did you mean \"num_classes\"?");

    [Fact]
    public void The_background_counts_as_a_class() => Check(("num_classes", "1")).Should().ContainSingle().Which.Should().Contain("from 2 to");

    [Fact]
    public void A_mean_of_two_channels_is_refused() =>
        Check(("image_mean", new object[] { "0.5", "0.5" })).Should().ContainSingle().Which.Should().Be("net.parity.yaml:10:20: \"image_mean\" must hold 3 numbers; found 2.");

    [Fact]
    public void A_deviation_of_zero_is_refused() =>
        Check(("image_std", new object[] { "0.2", "0", "0.2" })).Should().ContainSingle().Which.Should().Contain("greater than 0");

    [Fact]
    public void A_word_in_a_list_of_numbers_is_refused() =>
        Check(("anchor_ratios", new object[] { "0.5", "one" })).Should().ContainSingle().Which.Should().Contain("list of numbers; found \"one\"");

    [Fact]
    public void Levels_with_different_anchor_counts_are_refused() =>
        Check(("anchor_sizes", new object[] { new object[] { "16", "32" }, new object[] { "64" }, new object[] { "128" } }))
            .Should().ContainSingle().Which.Should().Contain("same number of anchors").And.Contain("6, 3, 3");

    [Fact]
    public void Anchor_lists_for_another_number_of_levels_are_refused() =>
        Check(("anchor_sizes", new object[] { new object[] { "16" }, new object[] { "64" } })).Should().ContainSingle().Which.Should().Contain("each of the 3 levels");

    [Fact]
    public void Stages_out_of_order_are_refused() =>
        Check(("returned_layers", new object[] { "5", "4" })).Should().ContainSingle().Which.Should().Contain("rising stage numbers");

    [Theory]
    [InlineData("eager", 223, 279)]
    [InlineData("traced", 224, 280)]
    public void The_resize_rounds_like_eager_PyTorch_or_like_a_traced_graph(string rounding, int height, int width)
    {
        using var scope = torch.NewDisposeScope();
        var options = SpecOptions.Of(("min_size", "224"), ("max_size", "320"), ("width_mult", "0.1"), ("representation_size", "8"), ("resize_rounding", rounding));
        using var detector = (FasterRcnnDetector)ArchitectureRegistry.BuiltIn.Create("torchvision/fasterrcnn-mobilenet-v3-large-fpn", options);

        detector.Prepare(torch.zeros(3, 320, 400)).Resized.Should().Be((height, width));
    }

    private static IEnumerable<string> Check(params (string, object)[] options)
    {
        var problems = new SpecProblems();
        ArchitectureRegistry.BuiltIn.Check(
            new() { At = default, Kind = "checkpoint", Source = "a.pth", Architecture = "torchvision/fasterrcnn-mobilenet-v3-large-320-fpn", Options = SpecOptions.Of(options) }, problems);
        return problems.Items.Select(p => p.ToString());
    }
}
