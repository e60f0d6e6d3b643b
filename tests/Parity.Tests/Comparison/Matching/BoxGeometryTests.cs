using Parity.Comparison;
using Parity.Detections;

namespace Parity.Tests.Comparison;

public sealed class BoxGeometryTests
{
    // Expected values from torchvision.ops.box_iou 0.14.1 on float64 tensors.
    [Theory]
    [InlineData(0, 0, 10, 10, 5, 5, 15, 15, 0.14285714285714285)]
    [InlineData(0, 0, 10, 10, 0, 0, 10, 10, 1)]
    [InlineData(12.5f, 3.25f, 80.75f, 44, 15, 0.5f, 79.5f, 40.25f, 0.8066417390202167)]
    [InlineData(0, 0, 10, 10, 10, 0, 20, 10, 0)]
    public void Overlap_agrees_with_torchvision(float ax1, float ay1, float ax2, float ay2, float bx1, float by1, float bx2, float by2, double expected) =>
        BoxGeometry.IoU(new(ax1, ay1, ax2, ay2), new(bx1, by1, bx2, by2)).Should().BeApproximately(expected, 1e-14);

    [Fact]
    public void Boxes_without_area_overlap_nothing_not_even_themselves()
    {
        var point = new Box(3, 3, 3, 3);
        var inverted = new Box(10, 10, 0, 0);

        BoxGeometry.IoU(point, point).Should().Be(0);
        BoxGeometry.IoU(inverted, inverted).Should().Be(0);
    }

    [Fact]
    public void Displacement_is_that_of_the_corner_that_moved_most() =>
        BoxGeometry.CornerDisplacement(new(10, 20, 30, 40), new(10.25f, 19, 28, 40.5f)).Should().Be(2);
}
