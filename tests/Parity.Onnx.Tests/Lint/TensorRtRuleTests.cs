using Parity.Onnx.Lint;

namespace Parity.Onnx.Tests.Lint;

public class TensorRtRuleTests
{
    [Theory]
    [InlineData("tensorrt:8.4.3", true)]
    [InlineData("tensorrt:8.5.2", true)]
    [InlineData("tensorrt:8.6.1", false)]
    [InlineData("tensorrt:10.1", false)]
    public void Layer_normalisation_of_opset_17_needs_8_6(string target, bool isRefused)
    {
        var found = LintSample.Find("tensorrt-operator", "layer-norm-opset17.onnx", target);

        found.Should().HaveCount(isRefused ? 1 : 0);
        if (isRefused)
        {
            found[0].Severity.Should().Be(LintSeverity.Error);
            found[0].Place.Text.Should().Be("LayerNormalization \"/norm/LayerNormalization\"");
            found[0].Why.Should().Contain("from TensorRT 8.6 on").And.Contain("Plugin not found");
            found[0].Fix.Should().StartWith("Export with opset 16").And.EndWith("or use TensorRT 8.6 or newer.");
        }
    }

    [Theory]
    [InlineData("tensorrt:8.5.2")]
    [InlineData("tensorrt:8.6.1")]
    public void Layer_normalisation_of_opset_16_is_simple_operators(string target) =>
        LintSample.Find("tensorrt-operator", "layer-norm-opset16.onnx", target).Should().BeEmpty();

    [Theory]
    [InlineData("topk-dynamic.onnx", "tensorrt:8.5.2", "K is computed from the input*")]
    [InlineData("topk-computed.onnx", "tensorrt:8.5.2", "K is always 3, but operators of the graph compute it*")]
    [InlineData("topk-large.onnx", "tensorrt:8.6", "K is 4000;*")]
    [InlineData("topk-unsorted.onnx", "tensorrt:10.1", "sorted is 0*")]
    public void TopK_in_a_form_that_is_refused(string file, string target, string why) =>
        LintSample.Find("tensorrt-topk", file, target).Should().ContainSingle().Which.Why.Should().Match(why);

    [Theory]
    [InlineData("topk.onnx", "tensorrt:7.0")]
    [InlineData("topk.onnx", "tensorrt:8.5.2")]
    [InlineData("topk.onnx", "tensorrt:10.15")]
    [InlineData("topk-dynamic.onnx", "tensorrt:8.6")]
    [InlineData("topk-computed.onnx", "tensorrt:8.6")]
    [InlineData("topk-unsorted.onnx", "tensorrt:8.6")]
    public void TopK_in_a_form_that_is_taken(string file, string target) => LintSample.Find("tensorrt-topk", file, target).Should().BeEmpty();
}
