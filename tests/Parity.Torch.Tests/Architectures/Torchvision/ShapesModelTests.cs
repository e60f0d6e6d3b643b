using Parity.Checkpoints;
using Parity.Imaging;
using Parity.Tensors;
using Parity.Torch.Architectures;
using Parity.Torch.Running;
using Parity.Torch.Weights;
using TorchSharp;

namespace Parity.Torch.Tests.Architectures.Torchvision;

/// <summary>The trained sample model from its checkpoint, held to torchvision's detections.</summary>
public sealed class ShapesModelTests : IDisposable
{
    private readonly TorchRunner _runner = TorchRunner.Load(ShapesModel.Reference);

    public void Dispose() => _runner.Dispose();

    [Fact]
    public void Detects_on_every_golden_picture_what_torchvision_detects()
    {
        ShapesModel.Pictures.Should().HaveCount(10);
        foreach (var picture in ShapesModel.Pictures)
        {
            var (box, score) = Pairs.Worst(ShapesModel.Detect(_runner, picture), ShapesModel.Expected(picture));

            box.Should().BeLessThan(1e-3f, picture);
            score.Should().BeLessThan(1e-5f, picture);
        }
    }

    [Fact]
    public void A_first_image_of_an_unlucky_height_spoils_nothing()
    {
        // Resized to 320 x 40: torchvision would infer a pooling scale of 1/16 from it and keep that for every later image.
        _runner.Run(new("thin.png", TensorData.Zeros<float>(3, 50, 400), ImageGeometry.Unchanged(400, 50)));

        Pairs.Worst(ShapesModel.Detect(_runner, "shapes/scene-1.png"), ShapesModel.Expected("shapes/scene-1.png")).Box.Should().BeLessThan(1e-3f);
    }

    [Fact]
    public void An_image_without_proposals_gives_empty_outputs_of_the_usual_shape()
    {
        var outputs = _runner.Run(ShapesModel.Input("shapes-hard/blank.png"));

        outputs.Names.Should().Equal("boxes", "labels", "scores");
        outputs["boxes"].ToString().Should().Be("float32 [0,4]");
        outputs["labels"].ToString().Should().Be("int64 [0]");
        outputs["scores"].ToString().Should().Be("float32 [0]");
    }

    [Fact]
    public void Live_tensors_do_not_grow_with_the_runs()
    {
        var input = ShapesModel.Input("shapes/scene-1.png");
        _runner.Run(input);
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

        for (var i = 0; i < 5; i++)
        {
            _runner.Run(input);
        }

        DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount.Should().Be(before);
    }

    [Fact]
    public void The_description_says_what_really_runs()
    {
        _runner.Description.Kind.Should().Be("torch");
        _runner.Description.Runtime.Should().MatchRegex(@"^TorchSharp \d+\.\d+\.\d+ \(libtorch \d+\.\d+\.\d+");
        _runner.Description.Properties["architecture"].Should().Be("torchvision/fasterrcnn-mobilenet-v3-large-320-fpn");
        _runner.Description.Properties["weights"].Should().Be("model");
    }

    [Fact]
    public void A_wrong_class_count_is_one_message_with_both_numbers() =>
        FluentActions.Invoking(() => TorchRunner.Load(ShapesModel.Reference with { Options = SpecOptions.Of(
            ("num_classes", "5"), ("width_mult", "0.5"), ("reduced_tail", "true"), ("fpn_channels", "64"), ("representation_size", "128")) }))
            .Should().Throw<ParityException>().WithMessage("*checkpoint.pth*cls_score.weight expected [5,128], found [4,128]*num_classes*");

    [Fact]
    public void A_checkpoint_that_is_not_there_is_named() =>
        FluentActions.Invoking(() => TorchRunner.Load(ShapesModel.Reference with { Source = "nowhere.pth" })).Should().Throw<ParityException>().WithMessage("*nowhere.pth*");

    [Fact]
    public void Keys_from_before_torchvision_0_13_load_as_they_are()
    {
        using var checkpoint = CheckpointFile.Open(ShapesModel.Reference.Source);
        var weights = checkpoint.SelectWeights("model").StateDict;
        StateDict old = new(weights.Entries.Select(e => e.Rename(e.Name
            .Replace("rpn.head.conv.0.0.", "rpn.head.conv.", StringComparison.Ordinal)
            .Replace("_blocks.0.0.", "_blocks.0.", StringComparison.Ordinal)
            .Replace("_blocks.1.0.", "_blocks.1.", StringComparison.Ordinal))));
        using var detector = ArchitectureRegistry.BuiltIn.Create(ShapesModel.Reference.Architecture!, ShapesModel.Reference.Options);

        StateDictLoader.Load(detector, old, "old.pth");

        old.Entries.Select(e => e.Name).Should().Contain(["rpn.head.conv.weight", "backbone.fpn.inner_blocks.1.bias"]);
        detector.get_parameter("rpn.head.conv.0.0.weight")!.ToTensorData().Bytes.ToArray().Should().Equal(weights["rpn.head.conv.0.0.weight"].Read().Bytes.ToArray());
    }

    [Fact]
    public void A_file_of_frozen_norms_loads_as_it_is()
    {
        // FrozenBatchNorm2d stores no counters; everything else has the same names.
        using var checkpoint = CheckpointFile.Open(ShapesModel.Reference.Source);
        var weights = checkpoint.SelectWeights("model").StateDict;
        StateDict frozen = new(weights.Entries.Where(e => !e.Name.EndsWith("num_batches_tracked", StringComparison.Ordinal)));
        using var detector = ArchitectureRegistry.BuiltIn.Create(ShapesModel.Reference.Architecture!, ShapesModel.Reference.Options);

        frozen.Entries.Should().HaveCount(weights.Entries.Count - 46);
        FluentActions.Invoking(() => StateDictLoader.Load(detector, frozen, "frozen.pth")).Should().NotThrow();
    }
}
