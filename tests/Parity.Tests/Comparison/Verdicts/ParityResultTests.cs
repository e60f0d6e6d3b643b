using System.Text.Json;
using Parity.Comparison;
using Parity.Detections;

namespace Parity.Tests.Comparison;

public sealed class ParityResultTests
{
    private static readonly CandidateVerdict Passing = CandidateJudge.Judge(Some.Spec, "onnx", [ImageJudge.Judge(Some.Evidence())]);
    private static readonly CandidateVerdict Skipped = CandidateVerdict.Skipped(Some.Spec, "tensorrt", "requires gpu");

    [Fact]
    public void A_run_without_cases_fails()
    {
        var result = new ParityResult();

        result.Outcome.Should().Be(Outcome.Failed);
        result.Checks.Where(c => !c.Passed).Select(c => c.Name).Should().Equal(CheckNames.Cases);
    }

    [Fact]
    public void Two_specs_that_claim_the_same_case_fail()
    {
        var result = new ParityResult { Candidates = [Passing, Passing] };

        result.Outcome.Should().Be(Outcome.Failed);
        result.Checks.Single(c => !c.Passed).Found.Should().Be("more than once: shapes › onnx › a.png");
    }

    [Fact]
    public void A_run_in_which_everything_was_skipped_is_skipped_not_passed() =>
        new ParityResult { Candidates = [Skipped] }.Outcome.Should().Be(Outcome.Skipped);

    [Fact]
    public void A_run_passes_when_what_was_not_skipped_passes() =>
        new ParityResult { Candidates = [Passing, Skipped] }.Outcome.Should().Be(Outcome.Passed);

    [Fact]
    public void A_fault_that_is_not_caught_fails_the_run()
    {
        var fault = new FaultVerdict { Model = "shapes", Fault = "bgr" };

        new ParityResult { Candidates = [Passing], Faults = [fault] }.Outcome.Should().Be(Outcome.Failed);
    }

    [Fact]
    public void The_coverage_line_counts_cases_values_and_skips_with_reasons()
    {
        var result = new ParityResult { Candidates = [Passing, Skipped] };

        result.Coverage.Line.Should().Be(
            "2 cases: 1 passed, 0 failed, 1 skipped; 30 values compared; 1 case skipped: requires gpu");
    }

    [Fact]
    public void A_result_survives_being_saved_and_read()
    {
        var broken = Some.Side(new Detection(new(float.NaN, 0, float.PositiveInfinity, 1), 0.9f, 1), Some.Detection(score: 0.5004f));
        var failing = ImageJudge.Judge(Some.Evidence() with { Candidate = broken });
        var fault = FaultJudge.JudgeImage(Some.Evidence() with { Candidate = null }, Some.Side());
        var result = new ParityResult
        {
            Candidates = [CandidateJudge.Judge(Some.Spec, "onnx", [failing]), Skipped],
            Faults = [new() { Model = "shapes", Fault = "empty", Images = [fault] }],
            Goldens = [new() { Model = "shapes", Goldens = 1, Checks = [] }],
        };

        var json = JsonSerializer.Serialize(result, VerdictJson.Options);
        var read = JsonSerializer.Deserialize<ParityResult>(json, VerdictJson.Options)!;

        JsonSerializer.Serialize(read, VerdictJson.Options).Should().Be(json);
        read.Candidates[0].Images[0].Stages.Should().HaveCount(5);
        read.Candidates[0].Images[0].Stage(ParityStage.Detections)!.Comparison!.NonFinite.Single().Detection.Box.X1.Should().Be(float.NaN);
        read.Coverage.Line.Should().Be(result.Coverage.Line);
    }
}
