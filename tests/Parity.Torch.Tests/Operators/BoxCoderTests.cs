using Parity.Detections;
using Parity.Torch.Operators;

namespace Parity.Torch.Tests.Operators;

/// <summary>Held to torchvision's BoxCoder.</summary>
public sealed class BoxCoderTests
{
    [Theory]
    [InlineData("rpn")]
    [InlineData("box")]
    public void Decodes_as_torchvision_does_up_to_the_rounding_of_exp(string name)
    {
        var (boxes, deltas, expected) = (OperatorData.Boxes($"decode/{name}/boxes"), OperatorData.Floats($"decode/{name}/deltas"), OperatorData.Boxes($"decode/{name}/output"));
        var weights = OperatorData.Floats($"decode/{name}/weights");
        var coder = new BoxCoder(weights[0], weights[1], weights[2], weights[3]);

        for (var i = 0; i < boxes.Length; i++)
        {
            var box = coder.Decode(boxes[i], deltas.AsSpan(i * 4, 4));
            var limit = 4e-7f * (MathF.Abs(expected[i].X1) + MathF.Abs(expected[i].X2) + MathF.Abs(expected[i].Y1) + MathF.Abs(expected[i].Y2) + 1);
            box.X1.Should().BeApproximately(expected[i].X1, limit, "box {0}", i);
            box.Y1.Should().BeApproximately(expected[i].Y1, limit, "box {0}", i);
            box.X2.Should().BeApproximately(expected[i].X2, limit, "box {0}", i);
            box.Y2.Should().BeApproximately(expected[i].Y2, limit, "box {0}", i);
        }
    }

    [Fact]
    public void Clipping_moves_corners_to_the_border() =>
        BoxCoder.Clip(new(-3, 5, 120, 90), 100, 80).Should().Be(new Box(0, 5, 100, 80));
}
