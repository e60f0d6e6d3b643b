using Parity.Torch.Operators;

namespace Parity.Torch.Tests.Operators;

/// <summary>Held to torchvision's resize, whose float32 scale makes some sides one pixel short.</summary>
public sealed class ShortSideResizeTests
{
    [Theory]
    [InlineData(224, 320)]
    [InlineData(320, 640)]
    [InlineData(800, 1333)]
    public void Every_size_comes_out_as_torchvision_resizes_it(int min, int max)
    {
        var resize = new ShortSideResize(min, max);
        var rows = OperatorData.Integers($"resize/{min}_{max}").Chunk(4).ToList();

        rows.Should().HaveCount(2500);
        rows.Where(r => resize.Apply(r[0], r[1]) != (r[2], r[3])).Should().BeEmpty();
    }

    [Fact]
    public void A_traced_graph_rounds_the_other_way_where_the_scale_is_just_short()
    {
        new ShortSideResize(224, 320).Apply(320, 400).Should().Be((223, 279));
        new ShortSideResize(224, 320, ResizeRounding.Traced).Apply(320, 400).Should().Be((224, 280));
    }
}
