using System.Globalization;
using Parity.Torch.Architectures.Torchvision;
using Parity.Torch.Operators;
using Parity.Torch.Running;
using Parity.Torch.Tests.Operators;
using TorchSharp;

namespace Parity.Torch.Tests.Architectures.Torchvision;

/// <summary>Held to torchvision's GeneralizedRCNNTransform.</summary>
public sealed class DetectionTransformTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Normalises_resizes_and_pads_as_torchvision_does(int number)
    {
        using var scope = torch.NewDisposeScope();
        var config = OperatorData.Integers($"transform/{number}/config");

        var image = Transform(new(config[0], config[1])).Apply(OperatorData.Of($"transform/{number}/input").ToTorch().to(torch.float32) / 255);

        var expected = OperatorData.Of($"transform/{number}/output");
        OperatorData.Integers($"transform/{number}/resized").Should().Equal(image.Resized.Height, image.Resized.Width);
        image.Tensor.shape.Should().Equal(1, 3, expected.Shape[1], expected.Shape[2]);
        image.Tensor.ToTensorData().ToFloat32().Zip(expected.ToFloat32(), (a, b) => MathF.Abs(a - b)).Max().Should().BeLessThan(1e-6f);
    }

    [Fact]
    public void A_batch_of_one_and_a_single_image_are_the_same()
    {
        using var scope = torch.NewDisposeScope();
        var single = torch.rand(3, 20, 30, generator: new torch.Generator(1));

        var (one, batch) = (Transform(new(32, 64)).Apply(single), Transform(new(32, 64)).Apply(single.unsqueeze(0)));

        one.Tensor.ToTensorData().Bytes.ToArray().Should().Equal(batch.Tensor.ToTensorData().Bytes.ToArray());
        one.Original.Should().Be((20, 30));
    }

    [Theory]
    [InlineData("1,4,20,30")]
    [InlineData("2,3,20,30")]
    [InlineData("20,30,3")]
    public void Another_shape_is_refused_with_the_one_expected(string shape)
    {
        using var scope = torch.NewDisposeScope();
        var image = torch.zeros([.. shape.Split(',').Select(s => long.Parse(s, CultureInfo.InvariantCulture))]);

        FluentActions.Invoking(() => Transform(new(32, 64)).Apply(image)).Should().Throw<ParityException>().WithMessage($"*[3,H,W]*found Float32 [{shape}]*");
    }

    [Fact]
    public void An_image_that_shrinks_to_nothing_is_refused()
    {
        using var scope = torch.NewDisposeScope();

        FluentActions.Invoking(() => Transform(new(32, 64)).Apply(torch.zeros(3, 1, 1000))).Should().Throw<ParityException>().WithMessage("*1000 x 1 pixels to nothing*");
    }

    private static DetectionTransform Transform(ShortSideResize resize) =>
        new(new() { Resize = resize, Rpn = new() { Anchors = [], PreNmsTopN = 1, PostNmsTopN = 1 } });
}
