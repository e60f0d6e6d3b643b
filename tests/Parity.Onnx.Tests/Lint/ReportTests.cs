using System.Text.Json;
using Parity.Onnx.Lint;
using Parity.Onnx.Lint.Reporting;

namespace Parity.Onnx.Tests.Lint;

public class ReportTests
{
    private static readonly string Root = Sample.File("lint");

    private static readonly LintAdjustment Off = new("tensorrt-topk", LintSeverity.Off, "folded before the build", []);

    public static TheoryData<string, string> Reported => new()
    {
        { "layer-norm-opset17.onnx", "tensorrt:8.5.2" },
        { "rtdetr.onnx", "tensorrt:8.5" },
        { "if-ranks.onnx", "tensorrt:8.6" },
        { "functions.onnx", "tensorrt:8.5" },
        { "ir-14.onnx", "tensorrt:11.1" },
        { "topk.onnx", "tensorrt:8.5" },
    };

    [Theory]
    [MemberData(nameof(Reported))]
    public void A_sarif_log_keeps_the_published_schema(string file, string target)
    {
        var report = LintSample.Run(file, target);

        using var log = JsonDocument.Parse(SarifLog.Write([LintSource.OfModel(report)], Root, "0.1.0"));

        SarifSchema.Problems(log.RootElement).Should().BeEmpty();
        log.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength().Should().Be(report.Findings.Length);
    }

    [Fact]
    public void A_log_of_another_form_is_not_taken()
    {
        using var log = JsonDocument.Parse("""{ "version": "2.0.0", "runs": [ { "results": [ { "level": "fatal", "text": "x", "locations": [ { "physicalLocation": { "region": { "startLine": 0 } } } ] } ] } ] }""");

        SarifSchema.Problems(log.RootElement).Should().BeEquivalentTo(
            "$.version is 2.0.0, expected 2.1.0",
            "$.runs[0] lacks tool",
            "$.runs[0].results[0] lacks message",
            "$.runs[0].results[0] may not have text",
            "$.runs[0].results[0].level is fatal, expected none|note|warning|error",
            "$.runs[0].results[0].locations[0].physicalLocation lacks artifactLocation",
            "$.runs[0].results[0].locations[0].physicalLocation.region.startLine is 0, expected positive");
    }

    [Fact]
    public void A_result_points_at_the_spec_s_line_names_the_node_and_carries_a_suppression_s_reason()
    {
        var report = LintSample.Run("topk-dynamic.onnx", "tensorrt:8.5.2", Off);
        using var log = JsonDocument.Parse(SarifLog.Write([new(report, Path.Combine(Root, "specs", "my model.yaml"), 12, 11)], Root, "0.1.0"));

        SarifSchema.Problems(log.RootElement).Should().BeEmpty();
        var run = log.RootElement.GetProperty("runs")[0];
        var result = run.GetProperty("results").EnumerateArray().Single(r => r.GetProperty("ruleId").GetString() == "tensorrt-topk");
        run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString().Should().Be("tensorrt-topk");
        var location = result.GetProperty("locations")[0];
        location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString().Should().Be("specs/my%20model.yaml");
        location.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32().Should().Be(12);
        location.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString().Should().Be("topk-dynamic.onnx: TopK \"/TopK\"");
        result.GetProperty("level").GetString().Should().Be("error");
        result.GetProperty("suppressions")[0].GetProperty("justification").GetString().Should().Be("folded before the build");
    }

    [Fact]
    public void Fingerprints_tell_results_apart_and_stay_from_run_to_run()
    {
        var report = LintSample.Run("rtdetr.onnx", "tensorrt:8.5");

        var first = Fingerprints(report, line: 3);
        var second = Fingerprints(report, line: 30);

        first.Should().HaveCountGreaterThan(3).And.OnlyHaveUniqueItems().And.Equal(second);
    }

    [Fact]
    public void Json_carries_rule_severity_place_why_fix_and_page()
    {
        using var json = JsonDocument.Parse(LintJson.Write([LintSample.Run("topk-dynamic.onnx", "tensorrt:8.5.2"), LintSample.Run("topk-dynamic.onnx", "tensorrt:8.5.2", Off)]));

        var reports = json.RootElement.GetProperty("reports");
        var finding = reports[0].GetProperty("findings")[0];
        finding.GetProperty("rule").GetString().Should().Be("tensorrt-topk");
        finding.GetProperty("severity").GetString().Should().Be("error");
        finding.GetProperty("target").GetString().Should().Be("tensorrt:8.5.2");
        finding.GetProperty("place").GetProperty("kind").GetString().Should().Be("node");
        finding.GetProperty("place").GetProperty("name").GetString().Should().Be("/TopK");
        finding.GetProperty("why").GetString().Should().Contain("is_weights");
        finding.GetProperty("fix").GetString().Should().Contain("TensorRT 8.6");
        finding.GetProperty("documentation").GetString().Should().Be("docs/lint.md#tensorrt-topk");
        reports[1].GetProperty("suppressed")[0].GetProperty("reason").GetString().Should().Be("folded before the build");
    }

    [Fact]
    public void Text_puts_equal_cases_together()
    {
        var lines = LintText.Lines(LintSample.Run("faster-rcnn/model.onnx", "tensorrt:8.5.2")).ToList();

        lines.Should().ContainSingle(l => l.StartsWith("  warning tensorrt-data-dependent-shape: NonZero \"/rpn/NonZero\", NonZero \"/rpn/NonZero_1\", ", StringComparison.Ordinal));
        lines[^1].Should().MatchRegex(@"^  \d+ operators held to \d+ rules: \d+ errors, \d+ warnings, \d+ notes, 0 suppressed\.$");
    }

    private static List<string> Fingerprints(LintReport report, int line)
    {
        using var log = JsonDocument.Parse(SarifLog.Write([new(report, "specs/model.yaml", line, 1)], Root, "0.1.0"));
        return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(r => r.GetProperty("partialFingerprints").GetProperty("parityLint/v1").GetString()!)];
    }
}
