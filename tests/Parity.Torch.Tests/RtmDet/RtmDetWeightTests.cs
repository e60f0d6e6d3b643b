using Parity.Checkpoints;
using Parity.Tensors;
using Parity.Torch.Tests.Weights;
using Parity.Torch.Weights;
using TorchSharp;

namespace Parity.Torch.Tests.RtmDet;

public sealed class RtmDetWeightTests
{
    private static readonly (string, string)[] Narrow = [("num_classes", "3"), ("widen_factor", "0.125")];

    // Written from MMDetection's names, not from the table under test.
    private static readonly (string Mmyolo, string Mmdetection)[] Names =
    [
        ("neck.reduce_layers.2.conv.weight", "neck.reduce_layers.0.conv.weight"),
        ("neck.top_down_layers.0.1.bn.bias", "neck.reduce_layers.1.bn.bias"),
        ("neck.top_down_layers.0.0.main_conv.conv.weight", "neck.top_down_blocks.0.main_conv.conv.weight"),
        ("neck.top_down_layers.1.main_conv.conv.weight", "neck.top_down_blocks.1.main_conv.conv.weight"),
        ("neck.downsample_layers.1.conv.weight", "neck.downsamples.1.conv.weight"),
        ("neck.bottom_up_layers.0.final_conv.conv.weight", "neck.bottom_up_blocks.0.final_conv.conv.weight"),
        ("neck.out_layers.2.bn.running_var", "neck.out_convs.2.bn.running_var"),
        ("bbox_head.head_module.rtm_cls.1.bias", "bbox_head.rtm_cls.1.bias"),
        ("bbox_head.head_module.reg_convs.2.1.conv.weight", "bbox_head.reg_convs.2.1.conv.weight"),
        ("backbone.stage4.1.conv2.conv.weight", "backbone.stage4.1.conv2.conv.weight"),
    ];

    [Fact]
    public void MMDetections_names_reach_the_same_layers()
    {
        using var detector = RtmDetNets.Build("rtmdet/tiny", null, Narrow);
        var other = new StateDict(Names.Select((n, i) => new ArrayStateEntry(n.Mmdetection, TensorData.From([(float)i], [1]))));

        var adapted = detector.Adapt(other);

        foreach (var (mmyolo, i) in Names.Select((n, i) => (n.Mmyolo, i)))
        {
            adapted[mmyolo].Read().ToFloat32().Should().Equal([i], mmyolo);
        }
    }

    [Fact]
    public void A_whole_state_dict_with_MMDetections_names_loads()
    {
        using var source = RtmDetNets.Build("rtmdet/tiny", null, [.. Narrow, ("share_conv", "false")]);
        using var target = RtmDetNets.Build("rtmdet/tiny", null, [.. Narrow, ("share_conv", "false")]);

        StateDictLoader.Load(target, Mmdetection(RtmDetNets.StateOf(source)), "mmdet.pth");

        foreach (var (name, tensor) in source.state_dict())
        {
            target.state_dict()[name].equal(tensor).all().ToBoolean().Should().BeTrue(name);
        }
    }

    [Fact]
    public void Shared_convolutions_stored_once_are_given_to_every_level()
    {
        using var detector = RtmDetNets.Build("rtmdet/tiny", null, Narrow);
        var once = new StateDict(RtmDetNets.StateOf(detector).Entries.Where(e => !IsRepeated(e.Name)));

        StateDictLoader.Load(detector, once, "net.safetensors");

        var state = detector.state_dict();
        state["bbox_head.head_module.reg_convs.2.1.conv.weight"].equal(state["bbox_head.head_module.reg_convs.0.1.conv.weight"]).all().ToBoolean().Should().BeTrue();
    }

    [Fact]
    public void Levels_that_should_share_and_differ_are_refused_with_the_option_that_separates_them()
    {
        using var detector = RtmDetNets.Build("rtmdet/tiny", null, Narrow);

        var load = () => StateDictLoader.Load(detector, RtmDetNets.StateOf(detector), "net.pth");

        load.Should().Throw<ParityException>().WithMessage("*cls_convs.0.0.conv.weight*cls_convs.1.0.conv.weight*share_conv: false*");
    }

    [Fact]
    public void Mean_and_deviation_in_old_files_are_tolerated()
    {
        using var detector = RtmDetNets.Build("rtmdet/tiny", null, [.. Narrow, ("share_conv", "false")]);
        var state = RtmDetNets.StateOf(detector);

        var old = new StateDict([.. state.Entries, new ArrayStateEntry("data_preprocessor.mean", TensorData.From([1f, 2, 3], [3, 1, 1]))]);

        FluentActions.Invoking(() => StateDictLoader.Load(detector, old, "old.pth")).Should().NotThrow();
    }

    internal static StateDict Mmdetection(StateDict mmyolo) => new(mmyolo.Entries.Select(e => e.Rename(ToMmdetection(e.Name))));

    private static string ToMmdetection(string key) => key
        .Replace("neck.reduce_layers.2.", "neck.reduce_layers.0.", StringComparison.Ordinal)
        .Replace("neck.top_down_layers.0.1.", "neck.reduce_layers.1.", StringComparison.Ordinal)
        .Replace("neck.top_down_layers.0.0.", "neck.top_down_blocks.0.", StringComparison.Ordinal)
        .Replace("neck.top_down_layers.1.", "neck.top_down_blocks.1.", StringComparison.Ordinal)
        .Replace("downsample_layers", "downsamples", StringComparison.Ordinal)
        .Replace("bottom_up_layers", "bottom_up_blocks", StringComparison.Ordinal)
        .Replace("out_layers", "out_convs", StringComparison.Ordinal)
        .Replace("head_module.", string.Empty, StringComparison.Ordinal);

    private static bool IsRepeated(string key) =>
        key.EndsWith(".conv.weight", StringComparison.Ordinal) && (key.Contains("_convs.1.", StringComparison.Ordinal) || key.Contains("_convs.2.", StringComparison.Ordinal));
}
