using Parity.Imaging;
using Parity.Running;
using Parity.Specs;
using Parity.Tensors;
using Parity.Torch.Running;

namespace Parity.Torch.Tests.RtDetr;

/// <summary>The trained sample models, on pictures through the shared preprocessing, against PyTorch's own answers to its own preprocessing.</summary>
public sealed class RtDetrShapesTests
{
    // PyTorch with PyTorch: what is left is the order of float32 sums.
    private const double LogitLimit = 5e-4;
    private const double BoxLimit = 2e-5;

    private static readonly Lazy<IReadOnlyDictionary<string, TensorData>> Expected = new(() => TestData.Npz("rtdetr/shapes.expected.npz"));

    [Theory]
    [InlineData("rtdetr-shapes.yaml", "ema.module", "ema")]
    [InlineData("rtdetr-shapes.yaml", null, "ema")]
    [InlineData("rtdetr-shapes.yaml", "model", "model")]
    [InlineData("ultralytics-rtdetr-shapes.yaml", null, "ultralytics")]
    public void The_sample_answers_as_PyTorch_does_on_every_golden_picture(string file, string? weights, string expected)
    {
        var spec = SpecFile.Load(RepositoryRoot.File("specs", file));
        using var runner = TorchRunner.Load(spec.Reference! with { Weights = weights });
        var pipeline = PreprocessPipeline.Bind(spec.Preprocess, new SpecProblems())!;

        foreach (var picture in spec.Images.Names)
        {
            var image = pipeline.Run(spec.Images.PathOf(picture));
            var (logits, boxes) = Heads(runner.Run(new(picture, image.Tensor, image.Geometry)));
            Difference(boxes, Wanted(expected, picture, "boxes")).Should().BeLessThan(BoxLimit, "boxes of {0}", picture);
            Difference(logits, Wanted(expected, picture, "logits")).Should().BeLessThan(LogitLimit, "logits of {0}", picture);
        }
    }

    [Fact]
    public void The_two_sets_of_weights_in_one_checkpoint_answer_clearly_differently() =>
        Difference(Wanted("ema", "scene-1.png", "boxes"), Wanted("model", "scene-1.png", "boxes")).Should().BeGreaterThan(50 * BoxLimit);

    [Fact]
    public void Evaluation_results_in_place_of_the_checkpoint_are_named_with_the_file_that_was_meant()
    {
        var spec = SpecFile.Load(RepositoryRoot.File("specs", "rtdetr-shapes.yaml"));
        var load = () => TorchRunner.Load(spec.Reference! with { Source = RepositoryRoot.File("models", "rtdetr-shapes", "eval", "latest.pth") });

        load.Should().Throw<ParityException>().Which.Message.Should()
            .Contain("COCO evaluation results").And.Contain("checkpointNNNN.pth").And.Contain("../checkpoint.pth").And.NotContain("KeyError");
    }

    // What a port with PyTorch's default epsilon sees: the file says 1e-3.
    [Fact]
    public void PyTorch_s_default_epsilon_ruins_the_Ultralytics_sample()
    {
        var spec = SpecFile.Load(RepositoryRoot.File("specs", "ultralytics-rtdetr-shapes.yaml"));
        var options = new SpecMap(default, [.. spec.Reference!.Options!.Entries, KeyValuePair.Create(new SpecScalar(default, "batchnorm_eps"), (SpecNode)new SpecScalar(default, "1e-5"))]);
        using var runner = TorchRunner.Load(spec.Reference with { Options = options });
        var image = PreprocessPipeline.Bind(spec.Preprocess, new SpecProblems())!.Run(spec.Images.PathOf("scene-1.png"));

        var (logits, _) = Heads(runner.Run(new("scene-1.png", image.Tensor, image.Geometry)));

        Difference(logits, Wanted("ultralytics", "scene-1.png", "logits")).Should().BeGreaterThan(100 * LogitLimit);
    }

    // Ultralytics' rows hold sigmoids; the reference numbers hold logits.
    private static (float[] Logits, float[] Boxes) Heads(RawOutputs outputs)
    {
        if (outputs.TryGet("pred_logits", out var logits))
        {
            return (logits.ToFloat32(), outputs["pred_boxes"].ToFloat32());
        }

        var rows = outputs["output0"].ToFloat32().Chunk(7).ToList();
        return ([.. rows.SelectMany(r => r[4..]).Select(p => MathF.Log(p / (1 - p)))], [.. rows.SelectMany(r => r[..4])]);
    }

    private static float[] Wanted(string weights, string picture, string name) => Expected.Value[$"{weights}/{picture}/{name}"].ToFloat32();

    private static double Difference(float[] found, float[] wanted)
    {
        found.Should().HaveSameCount(wanted);
        return found.Zip(wanted, (a, b) => Math.Abs((double)a - b)).Max();
    }
}
