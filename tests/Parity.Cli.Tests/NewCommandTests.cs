namespace Parity.Cli.Tests;

public sealed class NewCommandTests
{
    // What the shipped specs say, which people wrote.
    [Theory]
    [InlineData("fasterrcnn-shapes", "checkpoint.pth", new[] { "model.onnx" },
        "architecture: torchvision/fasterrcnn-mobilenet-v3-large-320-fpn",
        "{ num_classes: 4, min_size: 224, max_size: 320, width_mult: 0.5, reduced_tail: true, fpn_channels: 64, representation_size: 128 }",
        "preprocess: torchvision-detection")]
    [InlineData("rtdetr-shapes", "checkpoint.pth", new[] { "model-opset16.onnx", "model-raw.onnx" },
        "architecture: rtdetr/r18vd",
        "{ num_classes: 3, input_size: 128, num_queries: 30, hidden: 64, ffn: 128, stem: [8, 8, 16], widths: [16, 32, 48, 80] }",
        "preset: rtdetr")]
    [InlineData("rtmdet-shapes", "checkpoint.pth", new[] { "model-raw.onnx", "model-mmdeploy.onnx" },
        "architecture: rtmdet/tiny",
        "{ num_classes: 3, widen_factor: 0.125, project: mmyolo, exp_on_reg: false }",
        "preset: mmyolo-rtmdet")]
    [InlineData("ultralytics-rtdetr-shapes", "best.pt", new[] { "model-8.3.onnx", "model-8.4.onnx" },
        "architecture: ultralytics/rtdetr-l",
        "{ num_classes: 3, input_size: 128, num_queries: 30, hidden: 48, ffn: 96, heads: 4, layers: 2, stem: [8, 16], middles: [8, 16, 24, 32], widths: [32, 64, 96, 96], blocks: [1, 1, 2, 1] }",
        "preset: ultralytics-rtdetr")]
    public async Task A_sample_s_spec_is_written_and_its_run_passes_after_approval(string model, string checkpoint, string[] exports, string architecture, string options, string preset)
    {
        using var folder = new SampleFolder(model, [checkpoint, .. exports]);
        var spec = $"specs/{model}.yaml";
        string[] files = [$"models/{model}/{checkpoint}", .. exports.Select(e => $"models/{model}/{e}")];

        (await folder.Run(["new", .. files, "--images", "goldens/images/shapes/*", "--output", spec])).Should().Be(ExitCodes.Parity, folder.Error);

        folder.Read(spec).Should().Contain(architecture).And.Contain($"options: {options}").And.Contain(preset).And.Contain("empty: [\"empty.png\"]");
        (await folder.Run("accept", spec)).Should().Be(ExitCodes.Parity, folder.Error);
        (await folder.Run("run", spec)).Should().Be(ExitCodes.Parity, folder.Out + folder.Error);
        folder.Out.Should().Contain("Parity.").And.Contain(" 0 failed");
    }

    [Fact]
    public async Task A_threshold_above_every_score_is_an_error_that_tells_the_highest()
    {
        using var folder = new SampleFolder("fasterrcnn-shapes", "checkpoint.pth", "model.onnx");

        (await folder.Run("new", "models/fasterrcnn-shapes/checkpoint.pth", "models/fasterrcnn-shapes/model.onnx", "--images", "goldens/images/shapes/scene-1.png", "--score-threshold", "0.99999")).Should().Be(ExitCodes.CouldNotJudge);

        folder.Error.Should().MatchRegex(@"finds nothing above 0\.99999 on any of the 1 images \(the highest score is 0\.999\d\)");
    }

    [Fact]
    public async Task What_was_guessed_is_said_and_what_was_read_is_too()
    {
        using var folder = new SampleFolder("ultralytics-rtdetr-shapes", "best.pt", "model-8.4.onnx");

        await folder.Run("new", "models/ultralytics-rtdetr-shapes/best.pt", "models/ultralytics-rtdetr-shapes/model-8.4.onnx", "--images", "goldens/images/shapes/*", "--no-run");

        folder.Read("specs/ultralytics-rtdetr-shapes.yaml").Should()
            .Contain("# the checkpoint's names\nlabels: [circle, square, triangle]")
            .And.Contain("# heads: rows of the attention weights with 4 points; guessed: heads and points cannot be told apart")
            .And.Contain("# guessed: a first budget for float32")
            .And.Contain("same_weights: true")
            .And.Contain("these would change nothing here: no-normalize, stretch-instead-of-letterbox");
    }

    [Fact]
    public async Task An_export_of_another_entry_than_the_layout_s_is_noticed_by_its_weights()
    {
        using var folder = new SampleFolder("rtdetr-shapes", "checkpoint.pth", "model-raw.onnx");

        await folder.Run("new", "models/rtdetr-shapes/checkpoint.pth", "models/rtdetr-shapes/model-raw.onnx", "--images", "goldens/images/shapes/*", "--no-run");

        folder.Read("specs/rtdetr-shapes.yaml").Should().Contain("weights: ema.module").And.Contain("same_weights: true");
    }

    [Fact]
    public async Task A_spec_that_cannot_be_written_is_an_error_with_its_fix()
    {
        using var folder = new SampleFolder("fasterrcnn-shapes", "checkpoint.pth");
        File.WriteAllText(Path.Combine(folder.Root, "plain"), "a file where a folder is meant");

        (await folder.Run("new", "models/fasterrcnn-shapes/checkpoint.pth", "--images", "goldens/images/shapes/*", "--no-run", "--output", "plain/net.yaml")).Should().Be(ExitCodes.CouldNotJudge);

        folder.Error.Should().Contain("net.yaml cannot be written: ").And.Contain("Name another file with --output.");
    }

    [Fact]
    public async Task A_spec_that_is_there_is_never_overwritten_without_being_told_to()
    {
        using var folder = new SampleFolder("fasterrcnn-shapes", "checkpoint.pth");
        File.WriteAllText(Path.Combine(folder.Root, "specs", "fasterrcnn-shapes.yaml"), "mine");
        string[] command = ["new", "models/fasterrcnn-shapes/checkpoint.pth", "--images", "goldens/images/shapes/*", "--no-run"];

        (await folder.Run(command)).Should().Be(ExitCodes.CouldNotJudge);

        folder.Read("specs/fasterrcnn-shapes.yaml").Should().Be("mine");
        folder.Error.Should().Contain("is there already").And.Contain("--force");
    }

    [Fact]
    public async Task Weights_of_no_known_architecture_are_answered_with_what_was_looked_for()
    {
        using var folder = new CheckpointFolder();

        (await folder.Run("new", CheckpointFolder.Fixture("raw-zip.pth"), "--images", "images/*")).Should().Be(ExitCodes.CouldNotJudge);

        folder.Error.Should().Contain("no known architecture has these weights").And.Contain("bbox_head.head_module.rtm_cls").And.Contain("decoder.enc_output.0.weight")
            .And.Contain("model.0.stem1.conv.weight").And.Contain("roi_heads.box_predictor").And.Contain("docs/authoring.md");
    }

    [Fact]
    public async Task Without_images_the_places_looked_at_are_named()
    {
        using var folder = new SampleFolder("fasterrcnn-shapes", "checkpoint.pth");

        (await folder.Run("new", "models/fasterrcnn-shapes/checkpoint.pth")).Should().Be(ExitCodes.CouldNotJudge);

        folder.Error.Should().Contain("No images were named").And.Contain("--images PATTERN");
    }
}
