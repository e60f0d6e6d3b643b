using Parity.Onnx.Lint;
using Parity.Onnx.Models;

namespace Parity.Onnx.Tests.Lint;

/// <summary>What the sample models show: each finding was looked at in the graph, and nothing else is found.</summary>
public class ShippedModelTests
{
    // torchvision 0.14 selects min(K, boxes) proposals, squeezes in an If, and keeps boxes by NonZero and NonMaxSuppression.
    [Theory]
    [InlineData("fasterrcnn-shapes/model.onnx", "tensorrt:8.5.2", "tensorrt-topk tensorrt-if tensorrt-profile tensorrt-data-dependent-shape normalises-inside tensorrt-int64")]
    [InlineData("fasterrcnn-shapes/model.onnx", "tensorrt:10.1", "tensorrt-if tensorrt-profile tensorrt-data-dependent-shape normalises-inside")]
    [InlineData("fasterrcnn-shapes/model-opset16.onnx", "tensorrt:8.6", "tensorrt-if roi-align-mode tensorrt-profile tensorrt-data-dependent-shape normalises-inside tensorrt-int64")]
    [InlineData("fasterrcnn-shapes/model-traced-without-proposals.onnx", "tensorrt:10.1", "traced-without-proposals tensorrt-if tensorrt-profile tensorrt-data-dependent-shape normalises-inside")]
    [InlineData("rtmdet-shapes/model-mmdeploy.onnx", "tensorrt:8.5.2", "tensorrt-topk tensorrt-data-dependent-shape tensorrt-int64")]
    [InlineData("rtmdet-shapes/model-mmdeploy.onnx", "tensorrt:10.15", "tensorrt-data-dependent-shape")]
    [InlineData("rtmdet-shapes/model-raw.onnx", "tensorrt:7.2", "")]
    [InlineData("rtmdet-shapes/model-raw.onnx", "tensorrt:8.5.2", "")]
    [InlineData("rtmdet-shapes/model-raw.onnx", "tensorrt:10.15", "")]
    [InlineData("rtdetr-shapes/model-opset17.onnx", "tensorrt:8.5.2", "tensorrt-operator tensorrt-profile tensorrt-int64")]
    [InlineData("rtdetr-shapes/model-opset17.onnx", "tensorrt:8.6.1", "tensorrt-profile tensorrt-int64")]
    [InlineData("rtdetr-shapes/model-opset16.onnx", "tensorrt:8.5.2", "tensorrt-profile tensorrt-int64 tensorrt-layer-norm-fp16")]
    [InlineData("rtdetr-shapes/model-opset16.onnx", "tensorrt:8.4", "tensorrt-operator tensorrt-profile tensorrt-int64 tensorrt-layer-norm-fp16")]
    [InlineData("rtdetr-shapes/model-raw.onnx", "tensorrt:10.1", "tensorrt-layer-norm-fp16")]
    [InlineData("ultralytics-rtdetr-shapes/model-8.3.onnx", "tensorrt:8.6", "tensorrt-layer-norm-fp16")]
    [InlineData("ultralytics-rtdetr-shapes/model-8.4.onnx", "tensorrt:8.6", "tensorrt-layer-norm-fp16")]
    public void A_sample_model_shows_what_is_in_it_and_nothing_else(string file, string target, string rules)
    {
        var model = OnnxModel.Load(RepositoryFile.Path(["models", .. file.Split('/')]));

        var report = ModelLint.Run(model, new() { Target = LintTarget.Parse(target) });

        report.Findings.Select(f => f.Rule.Id).Distinct().Should().BeEquivalentTo(rules.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        report.Operators.Should().BeGreaterThan(200);
    }
}
