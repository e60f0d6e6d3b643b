using Parity.Engines;
using Parity.Specs;
using Parity.Tensors;
using Parity.Tests.Specs;

namespace Parity.Tests.Engines;

public sealed class EngineOptionsTests : IDisposable
{
    private static readonly SpecVocabulary Vocabulary = SpecVocabulary.Default with { CheckCandidate = (c, problems) => EngineOptions.Bind(c, problems) };

    private readonly SpecFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Inputs_and_outputs_are_read_as_number_format_and_shape()
    {
        var options = Bind("inputs: { images: float32 Nx3x640x640, orig_target_sizes: int64 -1x2 }\n    outputs: { scores: fp16 1x300 }");

        options.Inputs.Select(i => i.ToString()).Should().Equal("images float32 [?,3,640,640]", "orig_target_sizes int64 [?,2]");
        options.Outputs.Should().ContainSingle().Which.Should().Match<TensorSlot>(s => s.Type == ElementType.Float16 && !s.IsDynamic);
    }

    [Theory]
    [InlineData("", "12:13: an engine does not tell its inputs and outputs: add \"signature\", the ONNX model it was built from, or \"inputs\" and \"outputs\".")]
    [InlineData("inputs: { images: float32 }\n    outputs: { scores: float32 1x300 }", "13:23: \"images\" must be a number format and a shape, for instance float32 Nx3x640x640; found \"float32\".|12:13: an engine does not tell its inputs and outputs: add \"signature\", the ONNX model it was built from, or \"inputs\" and \"outputs\".")]
    [InlineData("signature: m.onnx\n    runner: trtexe", "14:13: \"runner\" cannot be \"trtexe\"; did you mean \"trtexec\"?")]
    [InlineData("signature: m.onnx\n    built_for: sm_89", "14:16: \"built_for\" must be a compute capability such as 8.9, or 8.0+ where newer GPUs may run the engine, too; found \"sm_89\".")]
    [InlineData("signature: m.onnx\n    built_with: trtexec --onnx=m.onnx --int8", "14:5: an int8 engine (--int8, --best) without calibration has invented ranges: it is fit for timing and unfit for parity. Build it with --calib=<cache> or from a model with QuantizeLinear nodes, and say which in \"calibration\".")]
    [InlineData("signature: m.onnx\n    built_with: trtexec --onnx=m.onnx --best", "14:5: an int8 engine*")]
    [InlineData("signature: m.onnx\n    built_by: 8", "14:15: \"built_by\" must be a version of TensorRT such as 8.5.2; found \"8\".")]
    [InlineData("signature: m.onnx\n    precision: int8", "13:5: an int8 engine*")]
    [InlineData("signature: m.onnx\n    precision: fp32\n    built_with: trtexec --fp16", "14:5: \"precision\" says fp32, and built_with makes it fp16; remove one of them.")]
    public void What_is_wrong_is_said_with_its_place(string settings, string problems)
    {
        var found = _folder.ProblemsOf(Spec(settings), Vocabulary);

        foreach (var (one, expected) in found.Order().Zip(problems.Split('|').Order()))
        {
            one.Should().Match(expected);
        }

        found.Should().HaveCount(problems.Split('|').Length);
    }

    [Theory]
    [InlineData("built_with: trtexec --onnx=m.onnx --int8 --calib=c.cache", PrecisionClass.Int8)]
    [InlineData("built_with: trtexec --onnx=m.onnx --int8\n    calibration: qdq", PrecisionClass.Int8)]
    [InlineData("built_with: trtexec --onnx=m.onnx --fp16", PrecisionClass.Fp16)]
    [InlineData("built_with: trtexec --onnx=m.onnx --bf16 --fp16", PrecisionClass.Bf16)]
    [InlineData("built_with: trtexec --onnx=m.onnx --noTF32", PrecisionClass.Fp32)]
    [InlineData("built_with: trtexec --onnx=m.onnx", PrecisionClass.Tf32)]
    [InlineData("device: cuda", PrecisionClass.Tf32)]
    public void The_precision_follows_from_the_command_line_that_built_the_engine(string settings, PrecisionClass precision)
    {
        var candidate = _folder.Load(Spec("signature: m.onnx\n    " + settings), Vocabulary).Candidates[0];

        candidate.Precision.Should().Be(precision);
        candidate.Tolerance.Should().Be(new ToleranceSpec(), "the spec names both budgets for all");
    }

    [Theory]
    [InlineData("tolerance: { box_px: 0.5, score: 0.001 }", "", 0.5, 0.001)]
    [InlineData("", "", 2, 0.02)]
    [InlineData("tolerance: { score: 0.001 }", "", 2, 0.001)]
    [InlineData("tolerance: { score: 0.001, fp16: { score: 0.03 } }", "", 2, 0.03)]
    [InlineData("tolerance: { score: 0.001, int8: { score: 0.03 } }", "", 2, 0.001)]
    [InlineData("tolerance: { score: 0.001, fp16: { score: 0.03, box_px: 4 } }", "tolerance: { box_px: 3 }", 3, 0.03)]
    public void A_budget_is_the_candidates_own_or_the_specs_for_its_precision_or_the_specs_or_the_precisions(string all, string own, double box, double score)
    {
        var spec = Spec("signature: m.onnx\n    precision: fp16" + (own.Length > 0 ? "\n    " + own : string.Empty)).Replace("tolerance: { box_px: 0.5, score: 0.001 }", all);

        var loaded = _folder.Load(spec, Vocabulary);

        loaded.Candidates[0].Tolerance.Should().Be(new ToleranceSpec { BoxPixels = box, Score = score });
        loaded.Tolerance.BoxPixels.Should().Be(0.5, "the reference is held to its golden as float32");
    }

    [Theory]
    [InlineData("provider: tensorrt", PrecisionClass.Tf32)]
    [InlineData("provider: tensorrt\n    fp16: true", PrecisionClass.Fp16)]
    [InlineData("provider: tensorrt\n    fp16: true\n    int8: true", PrecisionClass.Int8)]
    [InlineData("provider: cuda", PrecisionClass.Tf32)]
    [InlineData("provider: cuda\n    tf32: false", PrecisionClass.Fp32)]
    [InlineData("provider: cpu", PrecisionClass.Fp32)]
    [InlineData("provider: cpu\n    precision: bf16", PrecisionClass.Bf16)]
    public void The_precision_of_an_ONNX_candidate_follows_from_its_provider(string settings, PrecisionClass precision) =>
        _folder.Load(SpecFolder.Sound.Replace("    onnx: models/model.onnx", "    onnx: models/model.onnx\n    " + settings)).Candidates[0].Precision.Should().Be(precision);

    private static string Spec(string settings) =>
        SpecFolder.Sound.Replace("    onnx: models/model.onnx", "    engine: models/m.engine" + (settings.Length > 0 ? "\n    " + settings : string.Empty));

    private EngineOptions Bind(string settings)
    {
        var problems = new SpecProblems();
        var options = EngineOptions.Bind(_folder.Load(Spec(settings), Vocabulary).Candidates[0], problems);
        problems.None.Should().BeTrue();
        return options;
    }
}
