using Parity.Comparison;
using Parity.Goldens;

namespace Parity.Tests.Comparison;

public sealed class StaleGoldenTests
{
    public static TheoryData<string> Parts => new("checkpoint", "image", "preprocess", "decoder");

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_changed_hash_makes_the_golden_stale_although_every_detection_still_agrees(string part)
    {
        var verdict = ImageJudge.Judge(Some.Evidence() with { Present = Changed(part) });

        verdict.FirstDivergingStage.Should().Be(ParityStage.Golden);
        verdict.Stage(ParityStage.Golden)!.Failing(CheckNames.GoldenStale).Found.Should().EndWith($"another {part}");
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_stale_golden_is_told_apart_from_a_mismatch_but_says_what_would_change(string part)
    {
        var other = Some.Side(Some.Detection().Moved(3), Some.Detection(x: 100, label: 2));

        var stage = ImageJudge.Judge(Some.Evidence() with { Present = Changed(part), Reference = other, Candidate = other }).Stage(ParityStage.Golden)!;

        stage.Checks.Where(c => !c.Passed).Select(c => c.Name).Should().Equal(CheckNames.GoldenStale);
        stage.Notes.Should().ContainSingle().Which.Should().StartWith("moved: circle");
    }

    [Fact]
    public void The_tensor_is_not_held_to_a_golden_that_was_made_from_another_picture()
    {
        var side = Some.Evidence().Reference! with { Input = Some.Fingerprint(1, 2, 3, 4, 5, 6) };

        var verdict = ImageJudge.Judge(Some.Evidence() with { Present = Changed("image"), Reference = side, Candidate = side });

        verdict.FirstDivergingStage.Should().Be(ParityStage.Golden);
        verdict.Stage(ParityStage.Tensor)!.Notes.Should().ContainSingle().Which.Should().Contain("another image");
    }

    [Fact]
    public void An_edited_preprocessing_that_changes_the_tensor_is_named_by_its_cause_not_only_called_stale()
    {
        var approved = Some.Evidence().Golden!.Tensor;
        var values = new[] { 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f }.Select(v => v * 255 / 225).ToArray();
        var side = Some.Evidence().Reference! with { Input = Some.Fingerprint(values) };

        var verdict = ImageJudge.Judge(Some.Evidence() with { Present = Changed("preprocess"), Reference = side, Candidate = side });

        approved.Should().NotBe(side.Input);
        verdict.FirstDivergingStage.Should().Be(ParityStage.Tensor);
        verdict.Stage(ParityStage.Tensor)!.Checks.Should().ContainSingle(c => !c.Passed).Which.Found.Should().Contain("255/225");
    }

    [Fact]
    public void A_preprocessing_that_is_only_written_otherwise_makes_a_golden_stale_and_nothing_else() =>
        ImageJudge.Judge(Some.Evidence() with { Present = Changed("preprocess") }).FirstDivergingStage.Should().Be(ParityStage.Golden);

    [Fact]
    public void A_candidate_is_not_compared_with_a_stale_golden_that_stands_in_for_the_reference()
    {
        var verdict = ImageJudge.Judge(Some.Evidence() with { Reference = null, Present = Changed("decoder") });

        verdict.FirstDivergingStage.Should().Be(ParityStage.Golden);
        verdict.Stage(ParityStage.Detections)!.ComparedValues.Should().Be(0);
    }

    [Fact]
    public void A_changed_tolerance_does_not_make_a_golden_stale() =>
        ImageJudge.Judge(Some.Evidence() with { Tolerance = Some.Tolerance with { BoxPixels = 3 } }).Outcome.Should().Be(Outcome.Passed);

    [Fact]
    public void A_golden_without_a_recorded_hash_is_stale_once_the_hash_is_known()
    {
        var golden = Some.Evidence().Golden! with { MadeFrom = Some.Provenance with { Image = null } };

        ImageJudge.Judge(Some.Evidence() with { Golden = golden }).Stage(ParityStage.Golden)!.Failing(CheckNames.GoldenStale);
    }

    private static GoldenProvenance Changed(string part) => part switch
    {
        "checkpoint" => Some.Provenance with { Checkpoint = "other" },
        "image" => Some.Provenance with { Image = "other" },
        "preprocess" => Some.Provenance with { Preprocess = "other" },
        _ => Some.Provenance with { Decoder = "other" },
    };
}
