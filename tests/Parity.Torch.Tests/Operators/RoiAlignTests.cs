using Parity.Detections;
using Parity.Torch.Operators;
using Parity.Torch.Running;
using TorchSharp;

namespace Parity.Torch.Tests.Operators;

/// <summary>Held to torchvision's roi_align and MultiScaleRoIAlign.</summary>
public sealed class RoiAlignTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    [InlineData("4")]
    [InlineData("5")]
    [InlineData("6")]
    [InlineData("empty")]
    public void Pools_as_torchvision_does(string name)
    {
        using var scope = torch.NewDisposeScope();
        var config = OperatorData.Of($"roi_align/{name}/config").Span<double>();
        var options = new RoiAlignOptions((int)config[1], (int)config[2], (int)config[3], config[4] == 1);
        var rows = OperatorData.Floats($"roi_align/{name}/boxes").Chunk(5);
        RegionOfInterest[] regions = [.. rows.Select(r => new RegionOfInterest(new(r[1], r[2], r[3], r[4]), Image: (int)r[0]))];

        var pooled = RoiAlign.Pool([OperatorData.Of($"roi_align/{name}/input").ToTorch()], [(float)config[0]], regions, options);

        Compare(pooled, $"roi_align/{name}/output");
    }

    [Fact]
    public void Every_box_of_a_pyramid_is_pooled_from_the_level_of_its_size()
    {
        using var scope = torch.NewDisposeScope();
        var boxes = OperatorData.Boxes("multi_scale/boxes");
        var image = OperatorData.Integers("multi_scale/image");
        torch.Tensor[] levels = [OperatorData.Of("multi_scale/feature0").ToTorch(), OperatorData.Of("multi_scale/feature1").ToTorch()];
        float[] scales = [.. levels.Select(l => PyramidLevels.ScaleOf(l.shape[2], image[0]))];
        var assigned = PyramidLevels.Assign(boxes, scales);

        var pooled = RoiAlign.Pool(levels, scales, [.. boxes.Select((b, i) => new RegionOfInterest(b, assigned[i]))], new(7, 7, 2, Aligned: false));

        scales.Should().Equal(0.125f, 0.0625f);
        assigned.Should().Contain(0).And.Contain(1);
        Compare(pooled, "multi_scale/output");
    }

    [Fact]
    public void A_map_with_more_channels_than_a_vector_and_a_remainder_is_pooled_in_every_channel()
    {
        using var scope = torch.NewDisposeScope();
        // Each channel is constant, so each pooled value must be its channel's number.
        var features = torch.arange(19, dtype: torch.float32).reshape(1, 19, 1, 1).expand(1, 19, 6, 6);

        var pooled = RoiAlign.Pool([features], [1f], [new(new(1, 1, 4, 4))], new(2, 3, 2, Aligned: true)).ToTensorData();

        pooled.Shape.Should().Equal(1, 19, 2, 3);
        pooled.ToFloat32().Should().Equal(Enumerable.Range(0, 19).SelectMany(c => Enumerable.Repeat((float)c, 6)));
    }

    private static void Compare(torch.Tensor pooled, string expected)
    {
        var (found, wanted) = (pooled.ToTensorData(), OperatorData.Of(expected));
        found.Shape.Should().Equal(wanted.Shape);
        found.ToFloat32().Zip(wanted.ToFloat32(), (a, b) => MathF.Abs(a - b)).DefaultIfEmpty().Max().Should().BeLessThan(2e-6f);
    }
}
