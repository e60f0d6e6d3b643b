using Parity.Detections;
using Parity.Running;
using Parity.Specs;
using Parity.Tensors;

namespace Parity.Tests.Specs;

public sealed class DetectionDecodersTests : IDisposable
{
    private static readonly SpecLocation At = new("spec.yaml", 3, 4);

    private static readonly OutputSignature[] Torchvision =
    [
        new("boxes", ElementType.Float32, [null, 4]), new("labels", ElementType.Int64, [null]), new("scores", ElementType.Float32, [null]),
    ];

    private readonly SpecFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_decoder_is_built_by_its_name_without_settings()
    {
        var problems = new SpecProblems();

        DetectionDecoders.Names.Should().NotBeEmpty().And.OnlyHaveUniqueItems();
        DetectionDecoders.Names.Select(n => DetectionDecoders.Create(new() { Decoder = n, ScoreThreshold = 0.5 }, 4, problems)!.Name).Should().Equal(DetectionDecoders.Names);
        problems.None.Should().BeTrue();
    }

    [Theory]
    [InlineData("torchvison", "unknown decoder \"torchvison\"; did you mean \"torchvision\"?")]
    [InlineData(null, "no decoder is named; known: torchvision*")]
    public void A_name_that_is_unknown_or_missing_is_a_problem_at_its_place(string? name, string message)
    {
        var problems = new SpecProblems();

        DetectionDecoders.Create(new() { At = At, Decoder = name, ScoreThreshold = 0.5 }, 4, problems).Should().BeNull();

        var problem = problems.Items.Should().ContainSingle().Which;
        problem.At.Should().Be(At);
        problem.Message.Should().Match(message);
    }

    [Fact]
    public void An_unknown_setting_is_a_problem()
    {
        var problems = new SpecProblems();
        var settings = new SpecMap(At, [new(new(At, "nms"), new SpecScalar(At, "0.5"))]);

        DetectionDecoders.Create(new() { Decoder = "torchvision", ScoreThreshold = 0.5, Settings = settings }, 4, problems).Should().BeNull();

        problems.Items.Should().ContainSingle().Which.Message.Should().StartWith("unknown key \"nms\" in decoder \"torchvision\"; ");
    }

    [Fact]
    public void The_outputs_of_torchvision_are_recognised_and_the_reason_is_said()
    {
        var inferred = DetectionDecoders.Infer(Torchvision);

        inferred.Decoder.Should().Be("torchvision");
        inferred.Reason.Should().Contain("boxes, labels and scores");
    }

    [Fact]
    public void Outputs_that_a_model_returned_are_recognised_like_those_it_declares()
    {
        var outputs = new RawOutputs(
        [
            new("boxes", TensorData.From(new float[8], 2, 4)),
            new("labels", TensorData.From(new long[2], 2)),
            new("scores", TensorData.From(new float[2], 2)),
        ]);

        DetectionDecoders.Infer(OutputSignature.Of(outputs)).Decoder.Should().Be("torchvision");
    }

    [Fact]
    public void Outputs_nobody_knows_are_listed_with_the_decoders_that_are_known() =>
        FluentActions.Invoking(() => DetectionDecoders.Infer([new("dense", ElementType.Float16, [1, null, 7])])).Should().Throw<ParityException>()
            .WithMessage("No decoder knows these outputs: dense Float16[1,?,7]. Name one as detections.decoder (known: torchvision*), or export *");

    [Fact]
    public void Outputs_that_two_decoders_know_are_left_to_the_author() =>
        FluentActions.Invoking(() => DetectionDecoders.Infer(Torchvision, [TorchvisionEntry("a"), TorchvisionEntry("b")])).Should().Throw<ParityException>()
            .WithMessage("\"a\" and \"b\" both know these outputs: boxes Float32[?,4], labels Int64[?], scores Float32[?]. Name the right one as detections.decoder.");

    [Fact]
    public void A_model_without_outputs_is_said_to_have_none() =>
        FluentActions.Invoking(() => DetectionDecoders.Infer([])).Should().Throw<ParityException>().WithMessage("No decoder knows these outputs: none. *");

    [Theory]
    [InlineData("decoder: torchvison", "13:24: unknown decoder \"torchvison\"; did you mean \"torchvision\"?")]
    [InlineData("decoder: torchvision, nms: 0.5", "13:37: unknown key \"nms\" in decoder \"torchvision\"; *")]
    [InlineData("nms: 0.5", "13:15: unknown key \"nms\" in detections; known: *")]
    public void A_spec_reports_what_is_wrong_with_its_decoder(string written, string problem) =>
        _folder.ProblemOf(SpecFolder.Sound.Replace("{ score_threshold", $"{{ {written}, score_threshold")).Should().Match(problem);

    [Fact]
    public void A_side_keeps_the_spec_s_decoder_or_names_its_own()
    {
        var spec = _folder.Load(SpecFolder.Sound
            .Replace("  weights: model", "  detections: { decoder: torchvision }")
            .Replace("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    detections: {}"));

        spec.Detections.Decoder.Should().BeNull();
        spec.Reference!.Detections!.Should().BeEquivalentTo(new { Decoder = "torchvision", ScoreThreshold = 0.5 });
        spec.Candidates[0].Detections!.Should().BeEquivalentTo(new { Decoder = (string?)null, ScoreThreshold = 0.5 });
    }

    private static DecoderEntry TorchvisionEntry(string name) => DetectionDecoders.Find("torchvision")! with { Name = name };
}
