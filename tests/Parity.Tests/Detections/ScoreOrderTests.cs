using Parity.Detections;

namespace Parity.Tests.Detections;

public sealed class ScoreOrderTests
{
    [Fact]
    public void Higher_scores_come_first_and_equal_ones_keep_their_order() =>
        ScoreOrder.Falling([0.5f, -1f, 2f, 0.5f, -3f, 2f]).Should().Equal(2, 5, 0, 3, 1, 4);

    [Fact]
    public void Minus_zero_is_zero() => ScoreOrder.Falling([-0f, 0f, -0f]).Should().Equal(0, 1, 2);

    [Fact]
    public void Infinities_and_tiny_numbers_stand_in_their_places() =>
        ScoreOrder.Falling([float.Epsilon, float.NegativeInfinity, -float.Epsilon, float.PositiveInfinity, 0f]).Should().Equal(3, 0, 4, 2, 1);

    [Fact]
    public void Not_a_number_comes_first_as_in_PyTorch() => ScoreOrder.Falling([1f, -float.NaN, float.PositiveInfinity]).Should().Equal(1, 2, 0);
}
