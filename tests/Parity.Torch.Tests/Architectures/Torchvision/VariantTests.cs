using Parity.Torch.Architectures;
using Parity.Torch.Architectures.Torchvision;
using Parity.Torch.Tests.Weights;
using Parity.Torch.Weights;
using TorchSharp;

namespace Parity.Torch.Tests.Architectures.Torchvision;

/// <summary>A net with every option away from its default (tools/fixtures/fasterrcnn/variant.py), held to torchvision.</summary>
public sealed class VariantTests
{
    internal static readonly (string, object)[] Options =
    [
        ("num_classes", "6"), ("min_size", "200"), ("max_size", "300"), ("width_mult", "0.35"), ("reduced_tail", "true"), ("dilated", "true"),
        ("image_mean", new object[] { "0.4", "0.5", "0.6" }), ("image_std", new object[] { "0.3", "0.25", "0.2" }),
        ("returned_layers", new object[] { "2", "3", "5" }), ("fpn_channels", "24"), ("representation_size", "40"),
        ("anchor_sizes", new object[] { new object[] { "16", "24" }, new object[] { "40", "64" }, new object[] { "80", "130" }, new object[] { "200", "320" } }),
        ("anchor_ratios", new object[] { "0.6", "1.7" }), ("rpn_conv_depth", "2"), ("roi_output_size", "5"), ("roi_sampling_ratio", "3"),
        ("rpn_pre_nms_top_n_test", "300"), ("rpn_post_nms_top_n_test", "120"), ("rpn_nms_thresh", "0.6"), ("rpn_score_thresh", "0.3"),
        ("box_score_thresh", "0.15"), ("box_nms_thresh", "0.4"), ("box_detections_per_img", "30"), ("bbox_reg_weights", new object[] { "8", "9", "4", "6" }),
    ];

    [Fact]
    public void Every_option_reaches_its_place()
    {
        using var scope = torch.NewDisposeScope();
        using var inference = torch.inference_mode();
        var expected = TestData.Npz("torchvision_fasterrcnn_variant.npz");
        using var detector = (FasterRcnnDetector)ArchitectureRegistry.BuiltIn.Create("torchvision/fasterrcnn-mobilenet-v3-large-fpn", SpecOptions.Of(Options));
        StateDictLoader.Load(detector, FormulaWeights.Create("torchvision_fasterrcnn_variant.keys.tsv", expected), "formula");
        detector.eval();

        var image = detector.Prepare(FullSizeNet.Picture("chelsea.png"));
        var levels = detector.Backbone.call(image.Tensor);
        var proposals = detector.Rpn.Propose(levels, image);
        var found = detector.Heads.Detect(levels, proposals, image);

        levels.Should().HaveCount(4);
        FullSizeTests.Compare(levels[2][0][torch.TensorIndex.Slice(null, null, 8)], expected["mid/fpn.2"], 2e-5f);
        FullSizeTests.Compare(levels[3][0][torch.TensorIndex.Slice(null, null, 8)], expected["mid/fpn.pool"], 2e-5f);
        Pairs.WorstBox(proposals, Pairs.Boxes(expected["mid/proposals"])).Should().BeLessThan(0.01f);
        var (box, score) = Pairs.Worst(found, Pairs.Detections(expected["out/boxes"], expected["out/scores"], expected["out/labels"]));
        box.Should().BeLessThan(0.01f);
        score.Should().BeLessThan(1e-4f);
    }
}
