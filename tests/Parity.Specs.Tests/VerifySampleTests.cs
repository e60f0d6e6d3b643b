using System.Text.Json;
using Parity.Comparison;
using Parity.Hosting;
using Parity.Running;
using VerifyXunitSample;

namespace Parity.Specs.Tests;

/// <summary>What the sample for Verify.Xunit holds, without Verify: the snapshot of a result, and the comparison of two.</summary>
public sealed class VerifySampleTests
{
    [Fact]
    public void A_result_stays_within_the_tolerance_when_rounding_changes_and_leaves_it_when_the_model_does()
    {
        var usual = Snapshot();
        var rounded = Snapshot(("onnx: ../models/fasterrcnn-shapes/model.onnx", "onnx: ../models/fasterrcnn-shapes/model.onnx\n    threads: 1"));
        var other = Snapshot(("model.onnx", "model-opset16.onnx"));

        rounded.Should().NotBe(usual, "the number of threads stands in it, at least");
        JsonDifference.Find(rounded.Replace("\"threads\": \"1\"", "\"threads\": \"default\"", StringComparison.Ordinal), usual, 1e-3).Should().BeNull();
        JsonDifference.Find(other, usual, 1e-3).Should().StartWith("$.candidates[0].candidateRunner.");
    }

    [Theory]
    [InlineData("""{"box":[1.0,2.0]}""", """{"box":[1.0004,2.0]}""", null)]
    [InlineData("""{"box":[1.0,2.0]}""", """{"box":[1.0,2.002]}""", "$.box[1]: expected 2.002 (limit 0.001), found 2.0")]
    [InlineData("""{"box":[1.0]}""", """{"box":[1.0,2.0]}""", "$.box: expected 2 items, found 1")]
    [InlineData("""{"found":"at most 9.2E-05 px over 26 pairs"}""", """{"found":"at most 1.5E-05 px over 26 pairs"}""", null)]
    [InlineData("""{"found":"0.2 px"}""", """{"found":"0.1 px"}""", "$.found: expected \"0.1 px\" (limit 0.001), found \"0.2 px\"")]
    [InlineData("""{"runtime":"ONNX Runtime 1.31.1"}""", """{"runtime":"ONNX Runtime 1.31.0"}""", "$.runtime: expected \"ONNX Runtime 1.31.0\" (limit 0.001), found \"ONNX Runtime 1.31.1\"")]
    [InlineData("""{"label":"disc"}""", """{"label":"ring"}""", "$.label: expected \"ring\" (limit 0.001), found \"disc\"")]
    [InlineData("""{"a":1}""", """{"a":"1"}""", "$.a: expected String, found Number")]
    [InlineData("""{"a":1,"b":2}""", """{"a":1}""", "$.b stands on one side only")]
    public void Structure_and_words_are_compared_exactly_and_numbers_within_the_tolerance(string received, string verified, string? difference) =>
        JsonDifference.Find(received, verified, 1e-3).Should().Be(difference);

    private static string Snapshot(params (string From, string To)[] changes)
    {
        using var run = ParityHost.Default.Open(Repository.Spec("fasterrcnn-shapes.yaml", changes));
        foreach (var parityCase in run.Cases.Where(c => c is { Kind: CaseKind.Image, Subject: "scene-1.png" or "empty.png" }))
        {
            run.Judge(parityCase);
        }

        return JsonSerializer.Serialize(run.Result(), VerdictJson.Options);
    }
}
