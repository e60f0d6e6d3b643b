using Parity.Onnx.Lint;
using Parity.Onnx.Models;
using Parity.Onnx.Running;

namespace Parity.Onnx.Tests.Lint;

public class SuspicionTests
{
    [Theory]
    [InlineData("faster-rcnn", "model-traced-without-proposals.onnx", "traced-without-proposals")]
    [InlineData("runner", "roi-align-opset16.onnx", "roi-align-mode")]
    public void A_real_export_with_the_fault_shows_it(string folder, string file, string id) =>
        Find(folder, file).Select(s => s.Rule.Id).Should().Contain(id);

    [Theory]
    [InlineData("faster-rcnn", "model.onnx", "traced-without-proposals")]
    [InlineData("runner", "roi-align-opset11.onnx", "roi-align-mode")]
    public void A_real_export_without_the_fault_does_not(string folder, string file, string id) =>
        Find(folder, file).Select(s => s.Rule.Id).Should().NotContain(id);

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("model-opset16.onnx", "roi-align-mode")]
    [InlineData("model-traced-without-proposals.onnx", "traced-without-proposals")]
    public void The_trained_samples_show_their_faults_and_no_other(string file, params string[] ids) =>
        ModelLint.Suspicions(OnnxModel.Load(RepositoryFile.Path("models", "fasterrcnn-shapes", file))).Select(s => s.Rule.Id).Distinct().Should().Equal(ids);

    [Fact]
    public void Constants_of_a_normalisation_inside_the_graph_are_quoted()
    {
        Inside("runner", "normalised.onnx").Should().Be("input \"image\": the graph itself computes − [0.485, 0.456, 0.406], then ÷ [0.229, 0.224, 0.225] on the picture. `preprocess` must leave that out, or it happens twice.");
        Inside("runner", "divided-by-255.onnx").Should().Contain("the graph itself computes ÷ 255, then − [0.485");
        Inside("faster-rcnn", "model.onnx").Should().Contain("the graph itself computes − [0.485, 0.456, 0.406], then ÷ [0.229");
    }

    [Fact]
    public void A_newer_format_than_the_runtimes_is_named()
    {
        var bytes = File.ReadAllBytes(Sample.File("runner", "rank4.onnx"));
        bytes[1] = 14;

        ModelLint.Suspicions(OnnxModel.Parse(bytes, "newer.onnx")).Select(s => s.ToString()).Should().Equal($"IR version 14: ONNX Runtime {ExecutionProviders.RuntimeVersion} reads up to 13. Export with an older onnx package, or use a newer runtime.");
    }

    private static IReadOnlyList<LintFinding> Find(params string[] file) => ModelLint.Suspicions(OnnxModel.Load(Sample.File(file)));

    private static string Inside(params string[] file) => ModelLint.Run(OnnxModel.Load(Sample.File(file))).Findings.Single(f => f.Rule.Id == "normalises-inside").ToString();
}
