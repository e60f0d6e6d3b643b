using Parity.Detections;

namespace Parity.Tests.Detections;

public sealed class NonMaximumSuppressionTests
{
    private static readonly Box[] TwoHalves = [new(0, 0, 10, 10), new(0, 0, 10, 5)];

    [Fact]
    public void An_overlap_of_exactly_the_limit_is_kept() =>
        NonMaximumSuppression.Keep(TwoHalves, [0.9f, 0.8f], 0.5).Should().Equal(0, 1);

    [Fact]
    public void An_overlap_above_the_limit_is_dropped() =>
        NonMaximumSuppression.Keep(TwoHalves, [0.9f, 0.8f], 0.49).Should().Equal(0);

    [Fact]
    public void The_limit_is_not_rounded_up_to_a_float()
    {
        // 1/10 in float32 lies above 0.1: the overlap of these two is suppressed, though the nearest float of the limit equals it.
        Box[] boxes = [new(0, 0, 10, 1), new(0, 0, 1, 1)];

        NonMaximumSuppression.Keep(boxes, [0.9f, 0.8f], 0.1).Should().Equal(0);
    }

    [Fact]
    public void A_dropped_box_drops_nothing_itself()
    {
        Box[] chain = [new(0, 0, 10, 10), new(4, 0, 14, 10), new(8, 0, 18, 10)];

        NonMaximumSuppression.Keep(chain, [0.9f, 0.8f, 0.7f], 0.3).Should().Equal(0, 2);
    }

    [Theory]
    [InlineData(GroupSeparation.Offset)]
    [InlineData(GroupSeparation.OneByOne)]
    public void Groups_never_suppress_each_other(GroupSeparation separation)
    {
        Box[] boxes = [new(0, 0, 10, 10), new(0, 0, 10, 10), new(0, 0, 10, 10), new(0, 0, 10, 10)];

        NonMaximumSuppression.KeepPerGroup(boxes, [0.1f, 0.2f, 0.4f, 0.3f], [0, 1, 1, 0], 0.5, separation).Should().Equal(2, 3);
    }

    [Theory]
    [InlineData(GroupSeparation.Offset)]
    [InlineData(GroupSeparation.OneByOne)]
    public void Equal_scores_of_different_groups_keep_their_order(GroupSeparation separation)
    {
        Box[] boxes = [new(0, 0, 1, 1), new(5, 5, 6, 6), new(9, 9, 10, 10)];

        NonMaximumSuppression.KeepPerGroup(boxes, [0.5f, 0.5f, 0.5f], [2, 0, 1], 0.5, separation).Should().Equal(0, 1, 2);
    }

    [Fact]
    public void Lists_of_different_lengths_are_refused()
    {
        FluentActions.Invoking(() => NonMaximumSuppression.Keep(TwoHalves, [1f], 0.5)).Should().Throw<ArgumentException>().WithMessage("*per box (2), found 1*");
        FluentActions.Invoking(() => NonMaximumSuppression.KeepPerGroup(TwoHalves, [1f, 1f], [0], 0.5)).Should().Throw<ArgumentException>().WithMessage("*per box (2), found 1*");
    }
}
