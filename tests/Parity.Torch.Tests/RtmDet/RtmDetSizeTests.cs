using TorchSharp;

namespace Parity.Torch.Tests.RtmDet;

public sealed class RtmDetSizeTests
{
    [Theory]
    [InlineData("tiny", 476, 4_896_168)]
    [InlineData("s", 512, 8_886_924)]
    [InlineData("m", 692, 24_709_188)]
    [InlineData("l", 872, 52_315_804)]
    [InlineData("x", 1052, 94_855_572)]
    public void Every_size_has_the_originals_number_of_entries_and_parameters(string size, int entries, long parameters)
    {
        using var detector = RtmDetNets.Build("rtmdet/" + size);

        detector.state_dict().Should().HaveCount(entries);
        detector.named_parameters().Where(p => !IsRepeated(p.name)).Sum(p => p.parameter.numel()).Should().Be(parameters);
    }

    [Fact]
    public void Factors_and_classes_are_options()
    {
        using var detector = RtmDetNets.Build("rtmdet/tiny", null, ("num_classes", "3"), ("widen_factor", "0.125"), ("deepen_factor", "0.67"));

        var state = detector.state_dict();
        state["bbox_head.head_module.rtm_cls.2.weight"].shape.Should().Equal(3, 32, 1, 1);
        state.Should().ContainKey("backbone.stage2.1.blocks.3.conv1.conv.weight").And.NotContainKey("backbone.stage2.1.blocks.4.conv1.conv.weight");
    }

    [Fact]
    public void The_epsilon_of_every_norm_is_an_option()
    {
        using var detector = RtmDetNets.Build("rtmdet/tiny", null, ("batchnorm_eps", "0.001"));

        var norms = detector.named_modules().Select(m => m.module).OfType<TorchSharp.Modules.BatchNorm2d>().ToList();
        norms.Should().NotBeEmpty().And.OnlyContain(n => n.eps == 0.001);
    }

    // A device is changed by the same code; there is none to change to here.
    [Fact]
    public void Every_number_of_the_net_follows_when_it_is_moved()
    {
        using var detector = RtmDetNets.Build("rtmdet/tiny", null, ("widen_factor", "0.0625"));

        detector.to(torch.float64);

        detector.state_dict().Where(e => !e.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal))
            .Select(e => e.Value.dtype).Distinct().Should().Equal(torch.ScalarType.Float64);
    }

    // The original counts the head's shared convolutions once.
    private static bool IsRepeated(string key) =>
        key.EndsWith(".conv.weight", StringComparison.Ordinal) && (key.Contains("_convs.1.", StringComparison.Ordinal) || key.Contains("_convs.2.", StringComparison.Ordinal));
}
