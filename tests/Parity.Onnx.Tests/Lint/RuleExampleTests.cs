using Parity.Onnx.Lint;
using Parity.Onnx.Running;

namespace Parity.Onnx.Tests.Lint;

/// <summary>Every rule has a real export that shows what it looks for and one that does not.</summary>
public class RuleExampleTests
{
    // Rule, target (empty: none), where it is found, with which severity, and what the finding says.
    public static TheoryData<string, string, string, string, string> Shown => new()
    {
        { "ir-version", "", "ir-14.onnx", "error", $"ONNX Runtime {ExecutionProviders.RuntimeVersion} reads up to 13." },
        { "opset", "", "opset-27.onnx", "error", $"ONNX Runtime {ExecutionProviders.RuntimeVersion} reads up to 26." },
        { "roi-align-mode", "", "runner/roi-align-opset16.onnx", "warning", "*half a pixel*" },
        { "traced-without-proposals", "", "faster-rcnn/model-traced-without-proposals.onnx", "error", "*cut by a column*" },
        { "traced-constant", "", "traced-boxes.onnx", "error", "the number of non-zero elements of NonZero \"/NonZero\" varies, and here it meets the shape [2, 2, 4]:*" },
        { "traced-constant", "", "traced-positions.onnx", "warning", "height of input \"x\" varies, and here it meets a size of 4:*" },
        { "traced-constant", "", "traced-batch.onnx", "warning", "N of input \"x\" varies, and here it meets the shape [1, 2, 16]:*" },
        { "constant-output", "", "constant-output.onnx", "error", "*the same for every picture*" },
        { "unused-input", "", "unused-input.onnx", "warning", "no output depends on it*" },
        { "resize-coordinate-mode", "", "resize-bilinear-opset10.onnx", "warning", "Resize of opset 10 with mode linear takes asymmetric coordinates*" },
        { "resize-coordinate-mode", "", "resize-nearest-no-mode.onnx", "warning", "*asymmetric, which is what PyTorch's nearest takes." },
        { "resize-coordinate-mode", "", "resize-bilinear-no-mode.onnx", "note", "no coordinate_transformation_mode at opset 16*" },
        { "training-mode", "", "training-opset13.onnx", "error", "*" },
        { "training-mode", "", "training-opset16.onnx", "error", "*" },
        { "normalises-inside", "", "runner/normalised.onnx", "note", "*0.485*" },
        { "tensor-data", "", "lost/external-data.onnx", "error", "*does not exist*" },
        { "duplicate-names", "", "duplicate-value.onnx", "error", "it makes the value*made already*" },
        { "duplicate-names", "", "duplicate-node.onnx", "warning", "an operator before it has the same name*" },
        { "opset-import", "", "domain-not-imported.onnx", "error", "the domain \"mmdeploy\" is not among the imported operator sets." },
        { "operator-version", "", "layer-norm-in-opset16.onnx", "warning", "LayerNormalization came with opset 17; the file states 16.*" },
        { "custom-domain", "", "custom-domain.onnx", "warning", "it belongs to the domain \"mmdeploy\"*" },
        { "rtdetr-signature", "", "rtdetr-renamed.onnx", "warning", "*what it has instead is \"s*" },
        { "rtdetr-signature", "", "rtdetr-without-sizes.onnx", "warning", "RT-DETR's deploy export has it, this file does not." },
        { "rtdetr-signature", "", "rtdetr-float-sizes.onnx", "warning", "*here it is float32 [N,2]." },
        { "batch-axis", "", "rtdetr-pinned.onnx", "error", "its first axis is pinned to 1 while that of \"images\" varies*" },
        { "float64", "", "float64-buffer.onnx", "warning", "it takes a float64 constant*" },
        { "float64", "", "runner/double-input.onnx", "warning", "it is float64*" },
        { "unused-output", "", "unused-output.onnx", "note", "nothing takes what it computes*" },
        { "tensorrt-operator", "tensorrt:8.5.2", "layer-norm-opset17.onnx", "error", "the parser has LayerNormalization from TensorRT 8.6 on*" },
        { "tensorrt-operator", "tensorrt:8.5.2", "functions.onnx", "error", "the parser has LayerNormalization from TensorRT 8.6 on*" },
        { "tensorrt-operator", "tensorrt:8.4", "grid-sample.onnx", "error", "the parser has GridSample from TensorRT 8.5 on*" },
        { "tensorrt-operator", "tensorrt:8.4", "roi-align.onnx", "error", "the parser has RoiAlign from TensorRT 8.5 on*" },
        { "tensorrt-operator", "tensorrt:8.4", "nonzero.onnx", "error", "the parser has NonZero from TensorRT 8.5 on*" },
        { "tensorrt-operator", "tensorrt:8.4", "mod.onnx", "error", "the parser has Mod from TensorRT 8.5 on*" },
        { "tensorrt-operator", "tensorrt:8.0", "einsum.onnx", "error", "the parser has Einsum from TensorRT 8.2 on*" },
        { "tensorrt-operator", "tensorrt:8.1", "einsum.onnx", "warning", "the parser has Einsum from TensorRT 8.2 on*" },
        { "tensorrt-operator", "tensorrt:7.2", "nms.onnx", "error", "the parser has NonMaxSuppression from TensorRT 8.0 on*" },
        { "tensorrt-restriction", "tensorrt:8.5", "max-pool-indices.onnx", "error", "it has 2 outputs; TensorRT 8.5 has MaxPool with the restriction: no Indices output." },
        { "tensorrt-restriction", "tensorrt:8.4", "conv-dynamic-weights.onnx", "error", "the weights are computed*" },
        { "tensorrt-restriction", "tensorrt:10.1", "grid-sample-5d.onnx", "error", "its input has 5 dimensions*" },
        { "tensorrt-restriction", "tensorrt:10.1", "scatter-nd-add.onnx", "error", "reduction is add*" },
        { "tensorrt-topk", "tensorrt:8.5.2", "topk-dynamic.onnx", "error", "K is computed from the input*" },
        { "tensorrt-topk", "tensorrt:8.5.2", "topk-computed.onnx", "warning", "K is always 3, but operators of the graph compute it*" },
        { "tensorrt-topk", "tensorrt:8.6", "topk-large.onnx", "error", "K is 4000;*" },
        { "tensorrt-topk", "tensorrt:10.1", "topk-unsorted.onnx", "error", "sorted is 0*" },
        { "tensorrt-nms", "tensorrt:8.4", "nms.onnx", "warning", "*padded to a fixed size*" },
        { "tensorrt-einsum", "tensorrt:8.5", "einsum-diagonal.onnx", "error", "\"ii->i\" takes a diagonal*" },
        { "tensorrt-einsum", "tensorrt:8.6", "einsum-ellipsis.onnx", "error", "*has an ellipsis*" },
        { "tensorrt-einsum", "tensorrt:8.2", "einsum-broadcast.onnx", "error", "*stretches an axis of size 1*" },
        { "tensorrt-resize", "tensorrt:8.6", "resize-bicubic-opset16.onnx", "error", "mode is cubic*" },
        { "tensorrt-resize", "tensorrt:7.2", "resize-bilinear-opset16.onnx", "error", "coordinate_transformation_mode is half_pixel*" },
        { "tensorrt-if", "tensorrt:8.6.1", "if-ranks.onnx", "error", "its branches give 1 and 2 dimensions*IIfConditionalOutputLayer*" },
        { "tensorrt-if", "tensorrt:8.6.1", "if-shared-name.onnx", "error", "both branches name an output \"shared\"*" },
        { "tensorrt-if", "tensorrt:9.0", "if-ranks.onnx", "warning", "*wants one rank." },
        { "tensorrt-if", "tensorrt:8.6.1", "faster-rcnn/model.onnx", "error", "its branches give 1 and 2 dimensions*IIfConditionalOutputLayer*" },
        { "tensorrt-data-type", "tensorrt:8.4", "uint8-input.onnx", "error", "it is uint8*" },
        { "tensorrt-data-type", "tensorrt:10.1", "int16-input.onnx", "error", "it is int16*" },
        { "tensorrt-data-type", "tensorrt:8.5", "integer-matmul.onnx", "error", "it multiplies int64; TensorRT 8.5 lists FP32, FP16." },
        { "tensorrt-plugin", "tensorrt:8.5", "custom-domain.onnx", "error", "*plugin named \"TRTBatchedNMS\"*" },
        { "tensorrt-plugin", "tensorrt:8.5", "tensorrt-plugin.onnx", "note", "it is one of TensorRT's own plugins*" },
        { "tensorrt-function", "tensorrt:8.6", "functions.onnx", "error", "*from TensorRT 9.0 on*" },
        { "tensorrt-opset", "tensorrt:8.2", "layer-norm-opset16.onnx", "warning", "TensorRT 8.2 states opset 13 at most*" },
        { "tensorrt-profile", "tensorrt:8.5", "rtdetr.onnx", "warning", "N of [N,*may vary*" },
        { "tensorrt-data-dependent-shape", "tensorrt:8.5", "nms.onnx", "warning", "*ForeignNode*" },
        { "tensorrt-int64", "tensorrt:8.5", "rtdetr.onnx", "note", "*makes it INT32 in the engine*" },
        { "tensorrt-int64", "tensorrt:8.5", "int64-constant.onnx", "warning", "it holds 5000000000*" },
        { "tensorrt-layer-norm-fp16", "tensorrt:8.5.2", "layer-norm-opset16.onnx", "note", "*in FP16 the squares overflow*" },
    };

    public static TheoryData<string, string, string> NotShown => new()
    {
        { "ir-version", "", "two-outputs.onnx" },
        { "opset", "", "two-outputs.onnx" },
        { "roi-align-mode", "", "runner/roi-align-opset11.onnx" },
        { "traced-without-proposals", "", "faster-rcnn/model.onnx" },
        { "traced-constant", "", "sound-boxes.onnx" },
        { "traced-constant", "", "sound-positions.onnx" },
        { "traced-constant", "", "sound-batch.onnx" },
        { "traced-constant", "", "faster-rcnn/model.onnx" },
        { "constant-output", "", "two-outputs.onnx" },
        { "unused-input", "", "two-outputs.onnx" },
        { "resize-coordinate-mode", "", "resize-bilinear-opset16.onnx" },
        { "resize-coordinate-mode", "", "resize-nearest-opset10.onnx" },
        { "resize-coordinate-mode", "", "resize-nearest-opset16.onnx" },
        { "training-mode", "", "inference-opset13.onnx" },
        { "training-mode", "", "inference-opset16.onnx" },
        { "training-mode", "", "dropout-of-nothing.onnx" },
        { "normalises-inside", "", "runner/rank4.onnx" },
        { "tensor-data", "", "runner/external-data.onnx" },
        { "duplicate-names", "", "two-outputs.onnx" },
        { "opset-import", "", "custom-domain.onnx" },
        { "operator-version", "", "layer-norm-opset17.onnx" },
        { "custom-domain", "", "functions.onnx" },
        { "rtdetr-signature", "", "rtdetr.onnx" },
        { "rtdetr-signature", "", "faster-rcnn/model.onnx" },
        { "batch-axis", "", "rtdetr.onnx" },
        { "batch-axis", "", "rtdetr-fixed.onnx" },
        { "float64", "", "float32-buffer.onnx" },
        { "float64", "", "faster-rcnn/model.onnx" },
        { "unused-output", "", "two-outputs.onnx" },
        { "unused-output", "", "faster-rcnn/model.onnx" },
        { "tensorrt-operator", "tensorrt:8.6.1", "layer-norm-opset17.onnx" },
        { "tensorrt-operator", "tensorrt:8.5.2", "layer-norm-opset16.onnx" },
        { "tensorrt-operator", "tensorrt:8.5", "grid-sample.onnx" },
        { "tensorrt-operator", "tensorrt:8.5", "roi-align.onnx" },
        { "tensorrt-operator", "tensorrt:8.5", "nonzero.onnx" },
        { "tensorrt-operator", "tensorrt:8.5", "mod.onnx" },
        { "tensorrt-operator", "tensorrt:8.2", "einsum.onnx" },
        { "tensorrt-restriction", "tensorrt:8.5", "max-pool.onnx" },
        { "tensorrt-restriction", "tensorrt:8.5", "conv-dynamic-weights.onnx" },
        { "tensorrt-restriction", "tensorrt:8.4", "conv.onnx" },
        { "tensorrt-restriction", "tensorrt:10.1", "grid-sample.onnx" },
        { "tensorrt-restriction", "tensorrt:10.1", "scatter-nd.onnx" },
        { "tensorrt-restriction", "tensorrt:10.1", "faster-rcnn/model.onnx" },
        { "tensorrt-topk", "tensorrt:8.5.2", "topk.onnx" },
        { "tensorrt-topk", "tensorrt:10.15", "topk.onnx" },
        { "tensorrt-topk", "tensorrt:8.6", "topk-dynamic.onnx" },
        { "tensorrt-topk", "tensorrt:8.6", "topk-computed.onnx" },
        { "tensorrt-topk", "tensorrt:8.6", "topk-unsorted.onnx" },
        { "tensorrt-nms", "tensorrt:8.5", "nms.onnx" },
        { "tensorrt-einsum", "tensorrt:8.5", "einsum.onnx" },
        { "tensorrt-einsum", "tensorrt:9.0", "einsum-diagonal.onnx" },
        { "tensorrt-resize", "tensorrt:8.6", "resize-bilinear-opset16.onnx" },
        { "tensorrt-resize", "tensorrt:7.2", "resize-bilinear-opset10.onnx" },
        { "tensorrt-resize", "tensorrt:10.1", "resize-nearest-opset16.onnx" },
        { "tensorrt-if", "tensorrt:8.6.1", "if-same.onnx" },
        { "tensorrt-data-type", "tensorrt:8.5", "uint8-input.onnx" },
        { "tensorrt-data-type", "tensorrt:8.5", "rtdetr.onnx" },
        { "tensorrt-plugin", "tensorrt:8.5", "functions.onnx" },
        { "tensorrt-function", "tensorrt:9.0", "functions.onnx" },
        { "tensorrt-opset", "tensorrt:8.5", "layer-norm-opset17.onnx" },
        { "tensorrt-profile", "tensorrt:8.5", "rtdetr-fixed.onnx" },
        { "tensorrt-data-dependent-shape", "tensorrt:8.4", "nms.onnx" },
        { "tensorrt-data-dependent-shape", "tensorrt:8.5", "topk.onnx" },
        { "tensorrt-int64", "tensorrt:9.0", "int64-constant.onnx" },
        { "tensorrt-int64", "tensorrt:8.5", "layer-norm-opset16.onnx" },
        { "tensorrt-layer-norm-fp16", "tensorrt:8.6", "layer-norm-opset17.onnx" },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_real_export_with_the_fault_shows_it(string rule, string target, string file, string severity, string why)
    {
        var found = LintSample.Find(rule, file, target);

        found.Should().NotBeEmpty();
        found.Should().Contain(f => f.Severity == LintSeverities.Parse(severity));
        found.Select(f => f.Why).Should().ContainMatch(why);
        found.Should().OnlyContain(f => f.Fix.Length > 10 && f.Place.Text.Length > 0 && f.Rule.Documentation == $"docs/lint.md#{rule}");
    }

    [Theory]
    [MemberData(nameof(NotShown))]
    public void A_real_export_without_the_fault_does_not(string rule, string target, string file) =>
        LintSample.Find(rule, file, target).Should().BeEmpty();

    [Fact]
    public void No_rule_is_left_out()
    {
        var rules = ModelLint.Rules.Select(r => r.Id).ToList();

        rules.Should().OnlyHaveUniqueItems();
        Shown.Select(row => (string)row[0]).Distinct().Should().BeEquivalentTo(rules);
        NotShown.Select(row => (string)row[0]).Distinct().Should().BeEquivalentTo(rules);
    }
}
