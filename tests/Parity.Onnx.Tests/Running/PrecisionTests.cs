using Parity.Onnx.Models;
using Parity.Onnx.Running;
using Parity.Specs;

namespace Parity.Onnx.Tests.Running;

public class PrecisionTests
{
    [Theory]
    [InlineData("weights", "convnet-float16.onnx", PrecisionClass.Fp16, "float16 in ")]
    [InlineData("runner", "half-overflow.onnx", PrecisionClass.Fp16, "float16 in ")]
    [InlineData("weights", "convnet.onnx", PrecisionClass.Fp32, "float32 in ")]
    public void The_file_shows_what_it_computes_in(string folder, string file, PrecisionClass least, string described)
    {
        var model = OnnxModel.Load(Sample.File(folder, file));

        ModelPrecision.Least(model).Should().Be(least);
        ModelPrecision.Describe(model).Should().StartWith(described);
    }

    [Fact]
    public void Half_precision_weights_that_are_judged_as_float32_are_noted_and_declared_ones_are_not()
    {
        var candidate = Candidates.Onnx(Sample.File("runner", "half-overflow.onnx"));
        using var undeclared = OnnxRunner.Load(candidate);
        using var declared = OnnxRunner.Load(candidate with { Precision = PrecisionClass.Fp16 });

        undeclared.Description.Notes.Should().Contain(n => n.Contains("judged as fp32 (say `precision: fp16`"));
        declared.Description.Notes.Should().NotContain(n => n.Contains("judged as"));
        declared.Description.Properties["precision"].Should().Be("fp16");
        declared.Description.Properties["precision found"].Should().StartWith("float16 in ");
    }

    [Fact]
    public void A_normalisation_taken_apart_really_overflows_in_float16_and_is_suspected_before_it_runs()
    {
        // ONNX Runtime's CPU provider computes float16 graphs in float32, so only the variance, which is an output here, shows it.
        using var runner = OnnxRunner.Load(Candidates.Onnx(Sample.File("runner", "half-overflow.onnx")) with { Precision = PrecisionClass.Fp16 });

        var outputs = runner.Run(Candidates.Input(Candidates.Picture(4, 64)));

        outputs["variances"].ToFloat32().Should().Contain(float.PositiveInfinity, "the pixels deviate by more than 255 from their mean");
        runner.Description.Suspicions.Should().ContainSingle(s => s.Contains("Pow /norm/Pow") && s.Contains("65504"));
    }

    [Theory]
    [InlineData("cpu", null, null)]
    [InlineData("cuda", null, "allowed by default (tf32: false switches it off)")]
    [InlineData("cuda", "0", "switched off (tf32: false)")]
    [InlineData("cuda", "1", "allowed (tf32: true)")]
    [InlineData("tensorrt", null, "allowed by TensorRT's default (NVIDIA_TF32_OVERRIDE=0 switches it off)")]
    public void Whether_TF32_may_be_used_is_told(string provider, string? option, string? told)
    {
        var options = option is null ? new Dictionary<string, string>() : new() { ["use_tf32"] = option };

        Tf32Use.Describe(Candidates.Onnx("m.onnx", provider), options).Should().Be(told);
    }
}
