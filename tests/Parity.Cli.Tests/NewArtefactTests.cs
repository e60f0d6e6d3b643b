using Parity.Hosting;
using Parity.Imaging;
using Parity.Running;
using Parity.Specs;
using Parity.Tensors;

namespace Parity.Cli.Tests;

/// <summary>What <c>parity new</c> makes of artefacts that are not one sound ONNX file, and of checkpoints that are not a plain model.</summary>
public sealed class NewArtefactTests
{
    private const string Checkpoint = "models/rtdetr-shapes/checkpoint.pth";
    private const string Raw = "models/rtdetr-shapes/model-raw.onnx";

    [Fact]
    public async Task An_engine_is_read_by_its_model_and_its_name_and_skipped_where_nothing_runs_it()
    {
        using var folder = new SampleFolder("rtdetr-shapes", "checkpoint.pth", "model-raw.onnx");
        Engine(folder, "models/rtdetr-shapes/model-raw-fp16.engine");

        (await New(folder, Checkpoint, "models/rtdetr-shapes/model-raw-fp16.engine", Raw)).Should().Be(ExitCodes.Parity, folder.Error);

        folder.Read("specs/rtdetr-shapes.yaml").Should()
            .Contain("engine: { engine: ../models/rtdetr-shapes/model-raw-fp16.engine, requires: [gpu, tensorrt], signature: ../models/rtdetr-shapes/model-raw.onnx, precision: fp16 }")
            .And.Contain("# precision: guessed from the file's name").And.Contain("# built by TensorRT 10.3.0.26")
            .And.Contain("onnx: { onnx: ../models/rtdetr-shapes/model-raw.onnx, same_weights: true }")
            .And.Contain("tolerance: { box_px: 0.5, score: 0.001, fp16: { box_px: 2, score: 0.02 } }");
        (await folder.Run("check")).Should().Be(ExitCodes.Parity, folder.Error);
        (await folder.Run("accept")).Should().Be(ExitCodes.Parity, folder.Error);
        (await folder.Run("run")).Should().Be(ExitCodes.Parity, folder.Out + folder.Error);
        folder.Out.Should().Contain("skipped (9): engine needs gpu").And.Contain("Parity.");
    }

    [Fact]
    public async Task An_engine_alone_tells_too_little_and_a_model_beside_it_is_found()
    {
        using var folder = new SampleFolder("rtdetr-shapes", "checkpoint.pth");
        Engine(folder, "models/rtdetr-shapes/model-raw.engine");

        (await New(folder, Checkpoint, "models/rtdetr-shapes/model-raw.engine")).Should().Be(ExitCodes.CouldNotJudge);
        folder.Error.Should().Contain("an engine does not tell its inputs and outputs").And.Contain("beside the engine as model-raw.onnx");

        File.Copy(RepositoryRoot.File("models", "rtdetr-shapes", "model-raw.onnx"), Path.Combine(folder.Root, Raw));
        (await New(folder, Checkpoint, "models/rtdetr-shapes/model-raw.engine")).Should().Be(ExitCodes.Parity, folder.Error);
        folder.Read("specs/rtdetr-shapes.yaml").Should().Contain("signature: ../models/rtdetr-shapes/model-raw.onnx")
            .And.Contain("TensorRT's default is tf32").And.Contain("tf32: { box_px: 1, score: 0.005 }").And.Contain("input_size: 128");
    }

    [Fact]
    public async Task An_int8_engine_is_left_to_whoever_knows_how_it_was_calibrated()
    {
        using var folder = new SampleFolder("rtdetr-shapes", "checkpoint.pth", "model-raw.onnx");
        Engine(folder, "models/rtdetr-shapes/model-int8.engine");

        (await New(folder, Checkpoint, "models/rtdetr-shapes/model-int8.engine", Raw)).Should().Be(ExitCodes.CouldNotJudge);

        folder.Error.Should().Contain("is an int8 engine (guessed from the file's name)").And.Contain("`calibration:`");
    }

    [Fact]
    public async Task Recorded_outputs_are_held_to_the_checkpoint_and_an_image_without_any_is_named()
    {
        using var folder = new SampleFolder("rtdetr-shapes", "checkpoint.pth", "model-raw.onnx");
        (await New(folder, Checkpoint, Raw)).Should().Be(ExitCodes.Parity, folder.Error);
        Record(Path.Combine(folder.Root, "specs", "rtdetr-shapes.yaml"), Path.Combine(folder.Root, "outputs"));

        (await New(folder, Checkpoint, "outputs", "--force")).Should().Be(ExitCodes.CouldNotJudge);
        folder.Error.Should().Contain("An .onnx export, named, too, tells the input size", "this net was trained at 128 pixels, which no recording tells");
        (await New(folder, Checkpoint, "outputs", Raw, "--force")).Should().Be(ExitCodes.Parity, folder.Error);

        folder.Read("specs/rtdetr-shapes.yaml").Should().Contain("# recorded: pred_logits float32 [1,30,3], pred_boxes float32 [1,30,4]").And.Contain("recorded: { recorded: ../outputs }");
        (await folder.Run("accept")).Should().Be(ExitCodes.Parity, folder.Error);
        (await folder.Run("run")).Should().Be(ExitCodes.Parity, folder.Out + folder.Error);

        File.Delete(Path.Combine(folder.Root, "outputs", "scene-1.png.npz"));
        (await New(folder, Checkpoint, "outputs", Raw, "--force")).Should().Be(ExitCodes.CouldNotJudge);
        folder.Error.Should().Contain("holds no recorded outputs of 1 of the 9 images (scene-1.png)").And.Contain("Expected a folder with scene-1.png.npz");
    }

    [Fact]
    public async Task An_export_in_half_precision_gets_budgets_of_its_own()
    {
        using var folder = new SampleFolder("rtdetr-shapes", "checkpoint.pth", "model-raw.onnx");
        File.Copy(RepositoryRoot.File("tests", "Parity.Onnx.Tests", "Data", "weights", "convnet-float16.onnx"), Path.Combine(folder.Root, "half.onnx"));

        (await New(folder, Checkpoint, Raw, "half.onnx")).Should().Be(ExitCodes.Parity, folder.Error);

        folder.Read("specs/rtdetr-shapes.yaml").Should().Contain("model-raw: { onnx: ../models/rtdetr-shapes/model-raw.onnx, same_weights: true }")
            .And.Contain("half: { onnx: ../half.onnx, precision: fp16 }").And.Contain("# precision: the file holds float16 in")
            .And.Contain("# same_weights is left out: weights that were rounded cannot all be told from others")
            .And.Contain("# guessed: fp16 by the bounds of its number format").And.Contain("fp16: { box_px: 2, score: 0.02 }");
    }

    [Theory]
    [InlineData("rtmdet-shapes", "model-raw.onnx")]
    [InlineData("ultralytics-rtdetr-shapes", "model-8.3.onnx")]
    public async Task An_export_of_another_model_is_refused(string model, string export)
    {
        using var folder = new SampleFolder("rtdetr-shapes", "checkpoint.pth");
        File.Copy(RepositoryRoot.File("models", model, export), Path.Combine(folder.Root, export));

        (await New(folder, Checkpoint, export)).Should().Be(ExitCodes.CouldNotJudge);

        folder.Error.Should().Contain($"{export} is no export of").And.Contain("none of its weights is in it");
        File.Exists(Path.Combine(folder.Root, "specs", "rtdetr-shapes.yaml")).Should().BeFalse();
    }

    [Fact]
    public async Task Files_that_share_a_name_become_candidates_that_are_told_apart()
    {
        using var folder = new SampleFolder("rtdetr-shapes", "checkpoint.pth", "model-raw.onnx");
        foreach (var place in (string[])["a", "b"])
        {
            Directory.CreateDirectory(Path.Combine(folder.Root, place));
            File.Copy(Path.Combine(folder.Root, Raw), Path.Combine(folder.Root, place, "net one.onnx"));
        }

        (await New(folder, Checkpoint, "a/net one.onnx", "b/net one.onnx", Raw)).Should().Be(ExitCodes.Parity, folder.Error);

        folder.Read("specs/rtdetr-shapes.yaml").Should().Contain("  a-net-one: { onnx: \"../a/net one.onnx\"").And.Contain("  b-net-one: {").And.Contain("  model-raw: {");
        (await folder.Run("check")).Should().Be(ExitCodes.Parity, folder.Error);
    }

    [Theory]
    [InlineData("net.ort", "ONNX Runtime's own format (.ort)")]
    [InlineData("net.tflite", "found the extension \".tflite\"")]
    [InlineData("net.pt", "which is a reference: name it first")]
    [InlineData("scene.png", "found a picture (.png); write the pattern of --images in quotes")]
    [InlineData("gone.onnx", "gone.onnx does not exist in")]
    [InlineData("none", "none holds no recorded outputs; expected one file for each image")]
    [InlineData("lfs.onnx", "is a Git LFS pointer")]
    [InlineData("net.engine", "is not a TensorRT engine")]
    [InlineData("models/rtdetr-shapes/model-raw.onnx|models/rtdetr-shapes/model-raw.onnx", "is named twice")]
    public async Task What_is_no_artefact_is_one_clear_error(string artefacts, string problem)
    {
        using var folder = new SampleFolder("rtdetr-shapes", "checkpoint.pth", "model-raw.onnx");
        Directory.CreateDirectory(Path.Combine(folder.Root, "none"));
        foreach (var file in (string[])["net.ort", "net.tflite", "net.pt", "net.engine", "scene.png"])
        {
            File.WriteAllText(Path.Combine(folder.Root, file), "content");
        }

        File.WriteAllText(Path.Combine(folder.Root, "lfs.onnx"), "version https://git-lfs.github.com/spec/v1\n");

        (await New(folder, [Checkpoint, .. artefacts.Split('|')])).Should().Be(ExitCodes.CouldNotJudge);

        folder.Error.Trim().Should().Contain(problem).And.NotContain("\n");
        Directory.GetFiles(Path.Combine(folder.Root, "specs")).Should().BeEmpty();
    }

    [Fact]
    public async Task The_student_of_a_distillation_is_taken_and_the_spec_says_so()
    {
        using var folder = new SampleFolder("rtmdet-shapes", "distilled.pth", "model-raw.onnx");

        (await New(folder, "models/rtmdet-shapes/distilled.pth", "models/rtmdet-shapes/model-raw.onnx")).Should().Be(ExitCodes.Parity, folder.Error);

        folder.Read("specs/rtmdet-shapes.yaml").Should().Contain("strip_prefix: architecture.").And.Contain("left out 512 teacher.*").And.Contain("same_weights: true");
        (await folder.Run("accept")).Should().Be(ExitCodes.Parity, folder.Error);
        (await folder.Run("run")).Should().Be(ExitCodes.Parity, folder.Out + folder.Error);
    }

    [Fact]
    public async Task Weights_below_the_name_of_a_wrapper_are_found_and_the_spec_strips_it()
    {
        using var folder = new SampleFolder("fasterrcnn-shapes", "checkpoint.pth", "model.onnx");
        var weights = Path.Combine(folder.Root, "models", "fasterrcnn-shapes", "wrapped.safetensors");
        SafeTensorsWriting.Write(Path.Combine(folder.Root, "models", "fasterrcnn-shapes", "checkpoint.pth"), weights, name => "detector.net." + name);

        (await New(folder, "models/fasterrcnn-shapes/wrapped.safetensors", "models/fasterrcnn-shapes/model.onnx")).Should().Be(ExitCodes.Parity, folder.Error);

        folder.Read("specs/fasterrcnn-shapes.yaml").Should().Contain("strip_prefix: detector.net.").And.Contain("same_weights: true");
        (await folder.Run("accept")).Should().Be(ExitCodes.Parity, folder.Error);
        (await folder.Run("run")).Should().Be(ExitCodes.Parity, folder.Out + folder.Error);
    }

    [Theory]
    [InlineData("models/rtdetr-shapes/eval/latest.pth", "COCO evaluation results*Near it: ../checkpoint.pth.*")]
    [InlineData("models/rtdetr-shapes/model-raw.onnx", "found an ONNX model*Near it: checkpoint.pth.*")]
    [InlineData("net.pt", "is a TorchScript archive*reference: { torchscript: net.pt, outputs: *docs/authoring.md*")]
    public async Task A_file_that_is_no_checkpoint_is_one_clear_error_with_the_way_on(string file, string problem)
    {
        using var folder = new SampleFolder("rtdetr-shapes", "checkpoint.pth", "model-raw.onnx");
        Directory.CreateDirectory(Path.Combine(folder.Root, "models/rtdetr-shapes/eval"));
        File.Copy(RepositoryRoot.File("models", "rtdetr-shapes", "eval", "latest.pth"), Path.Combine(folder.Root, "models/rtdetr-shapes/eval/latest.pth"));
        File.Copy(RepositoryRoot.File("tests", "Parity.Cli.Tests", "Data", "torchscript", "net.pt"), Path.Combine(folder.Root, "net.pt"));

        (await New(folder, file)).Should().Be(ExitCodes.CouldNotJudge);

        folder.Error.Trim().Should().Match($"*{problem}").And.NotContain("\n");
    }

    [Fact]
    public async Task A_checkpoint_alone_is_held_to_its_own_golden()
    {
        using var folder = new SampleFolder("ultralytics-rtdetr-shapes", "best.pt");

        (await folder.Run("new", "models/ultralytics-rtdetr-shapes/best.pt", "--images", "goldens/images/shapes/*")).Should().Be(ExitCodes.Parity, folder.Error);

        folder.Read("specs/ultralytics-rtdetr-shapes.yaml").Should().NotContain("candidates:").And.Contain("input_size: 128");
        (await folder.Run("accept")).Should().Be(ExitCodes.Parity, folder.Error);
        (await folder.Run("run")).Should().Be(ExitCodes.Parity, folder.Out + folder.Error);
    }

    private static Task<int> New(SampleFolder folder, params string[] arguments) =>
        folder.Run(["new", .. arguments, "--images", "goldens/images/shapes/*"]);

    // The header that TensorRT 10.3 writes, without a plan behind it.
    private static void Engine(SampleFolder folder, string path) =>
        File.WriteAllBytes(Path.Combine(folder.Root, path), [.. "ftrt"u8, .. new byte[20], 10, 3, 0, 26, .. new byte[64]]);

    private static void Record(string specFile, string folder)
    {
        Directory.CreateDirectory(folder);
        var spec = SpecFile.Load(specFile, ParityHost.Default.Vocabulary);
        var pipeline = PreprocessPipeline.Bind(spec.Preprocess, new SpecProblems())!;
        using var runner = ParityHost.Default.Runners.LoadCandidate(spec.Candidates[0]);
        foreach (var name in spec.Images.Names)
        {
            var image = pipeline.Run(spec.Images.PathOf(name));
            var outputs = runner.Run(new ModelInput(name, image.Tensor, image.Geometry));
            NpzFile.Write(Path.Combine(folder, name + ".npz"), outputs.Names.Select(n => KeyValuePair.Create(n, outputs[n])));
        }
    }
}
