using Parity.Torch.Operators;

namespace Parity.Torch.Tests.Operators;

/// <summary>Held to torchvision's AnchorGenerator.</summary>
public sealed class AnchorGridTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Lays_the_anchors_of_every_level_where_torchvision_does(int number)
    {
        var image = OperatorData.Integers($"anchors/{number}/image");
        var bases = AnchorGrid.Bases([32, 64, 128, 256, 512], [0.5f, 1, 2]);
        var grids = OperatorData.Integers($"anchors/{number}/features").Chunk(2).Select(f => new AnchorGrid(bases, (f[0], f[1]), (image[0], image[1])));

        var anchors = grids.SelectMany(g => Enumerable.Range(0, g.Count).Select(i => g[i]));

        anchors.Should().Equal(OperatorData.Boxes($"anchors/{number}/anchors"));
    }
}
