using Parity.Onnx.Analysis;
using Parity.Onnx.Models;
using Parity.Specs;

namespace Parity.Onnx.Tests.Analysis;

public class DecomposedNormsTests
{
    private static string RtDetr(string name) => RepositoryFile.Path("models", "rtdetr-shapes", name);

    [Theory]
    [InlineData(PrecisionClass.Fp16)]
    [InlineData(PrecisionClass.Int8)]
    public void Layer_normalisations_that_opset_16_takes_apart_are_counted_and_the_first_is_named(PrecisionClass precision)
    {
        var suspicion = DecomposedNorms.Suspicions(OnnxModel.Load(RtDetr("model-opset16.onnx")), precision).Should().ContainSingle().Subject;

        suspicion.Should().MatchRegex(@"^[1-9][0-9]* layer normalisations are taken apart into Pow and ReduceMean \(the first at Pow .+\)").And.Contain("opset 17").And.Contain("layer_norm_fp32");
    }

    [Fact]
    public void Whole_ones_are_no_reason_to_suspect_anything() =>
        DecomposedNorms.Suspicions(OnnxModel.Load(RtDetr("model-opset17.onnx")), PrecisionClass.Fp16).Should().BeEmpty();

    [Theory]
    [InlineData(PrecisionClass.Fp32)]
    [InlineData(PrecisionClass.Tf32)]
    [InlineData(PrecisionClass.Bf16)]
    public void Formats_with_the_range_of_float32_do_not_overflow(PrecisionClass precision) =>
        DecomposedNorms.Suspicions(OnnxModel.Load(RtDetr("model-opset16.onnx")), precision).Should().BeEmpty();
}
