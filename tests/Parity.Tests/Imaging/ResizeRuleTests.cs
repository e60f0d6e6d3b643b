using Parity.Imaging;

namespace Parity.Tests.Imaging;

public sealed class ResizeRuleTests
{
    [Theory]
    [InlineData(77, 40, 639)]
    [InlineData(616, 300, 639)]
    [InlineData(1162, 700, 639)]
    [InlineData(640, 480, 640)]
    public void Truncating_meets_MMYOLOs_sizes_one_pixel_short_included(int width, int height, int expected)
    {
        var plan = (KeepRatioRule.Fit(640, 640) with { Rounding = SizeRounding.Truncate }).Plan(width, height);

        plan.Width.Should().Be(expected);
    }

    [Fact]
    public void Fifty_five_long_sides_truncate_to_639()
    {
        var rule = KeepRatioRule.LongSide(640) with { Rounding = SizeRounding.Truncate };

        Enumerable.Range(33, 3968).Count(side => rule.Plan(side, 10).Width == 639).Should().Be(55);
    }

    [Theory]
    [InlineData(SizeRounding.Truncate, 426, 640)]
    [InlineData(SizeRounding.Round, 426, 640)]
    [InlineData(SizeRounding.HalfUp, 427, 640)]
    public void Half_a_pixel_goes_where_the_codebase_sends_it(SizeRounding rounding, int height, int width)
    {
        // 320 x 213.25 twice as large is 640 x 426.5.
        var plan = (KeepRatioRule.Scale(0.5) with { Rounding = rounding }).Plan(1280, 853);

        (plan.Width, plan.Height).Should().Be((width, height));
    }

    [Theory]
    [InlineData(500, 375, 1066, 800)]
    [InlineData(2000, 375, 1333, 249)]
    [InlineData(375, 500, 800, 1066)]
    public void The_exact_side_rule_is_torchvisions(int width, int height, int newWidth, int newHeight)
    {
        var plan = (KeepRatioRule.ShortSide(800, 1333) with { Rounding = SizeRounding.ExactSide }).Plan(width, height);

        (plan.Width, plan.Height).Should().Be((newWidth, newHeight));
    }

    [Fact]
    public void Only_shrinking_leaves_a_small_picture_alone()
    {
        (KeepRatioRule.Fit(640, 640) with { OnlyShrink = true }).Plan(100, 50).Should().Be(new ResizePlan(100, 50, 1, 1));
    }
}
