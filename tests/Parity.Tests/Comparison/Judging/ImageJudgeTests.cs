using Parity.Comparison;
using Parity.Imaging;

namespace Parity.Tests.Comparison;

public sealed class ImageJudgeTests
{
    private static readonly ParityStage[] AllStages = Enum.GetValues<ParityStage>();

    [Fact]
    public void Sides_that_agree_with_each_other_and_with_the_golden_pass_every_stage()
    {
        var verdict = ImageJudge.Judge(Some.Evidence());

        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.FirstDivergingStage.Should().BeNull();
        verdict.Stages.Select(s => s.Stage).Should().Equal(AllStages);
        verdict.Stages.Should().OnlyContain(s => s.Outcome == Outcome.Passed);
        verdict.ComparedValues.Should().Be(6 + 12 + 12, "a tensor of 6 values and two pairs of 6 values, against the candidate and against the golden");
        verdict.ComparedModelValues.Should().Be(24);
    }

    [Fact]
    public void An_image_that_cannot_be_read_is_named_as_the_first_stage()
    {
        var verdict = ImageJudge.Judge(Some.Evidence() with { Reference = null, Candidate = null, ImageProblem = "a.png: truncated" });

        verdict.FirstDivergingStage.Should().Be(ParityStage.Image);
        verdict.Stage(ParityStage.Image)!.Failing(CheckNames.ImageReadable).Found.Should().Be("a.png: truncated");
    }

    [Fact]
    public void An_image_on_which_no_side_ran_fails()
    {
        var verdict = ImageJudge.Judge(Some.Evidence() with { Reference = null, Candidate = null });

        verdict.Outcome.Should().Be(Outcome.Failed);
        verdict.Stage(ParityStage.Image)!.Failing(CheckNames.SideRan);
    }

    [Fact]
    public void A_changed_preprocessed_tensor_is_named_before_the_detections_it_changes()
    {
        var evidence = Some.Evidence();
        var faulty = Some.Side(Some.Detection(x: 300)) with { Input = Some.Fingerprint(1, 2, 3, 4, 5, 6) };

        var verdict = ImageJudge.Judge(evidence with { Reference = faulty, Candidate = faulty });

        verdict.FirstDivergingStage.Should().Be(ParityStage.Tensor);
        verdict.Stage(ParityStage.Golden)!.Outcome.Should().Be(Outcome.Failed);
        verdict.Stage(ParityStage.Tensor)!.Failing(CheckNames.Tensor).RequiredTolerance.Should().BeApproximately(5.4, 1e-6);
    }

    [Fact]
    public void A_tensor_inside_the_tolerance_of_its_statistics_passes_and_one_beyond_it_fails()
    {
        var side = Some.Evidence().Reference! with { Input = Some.Fingerprint(0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.601f) };
        var evidence = Some.Evidence() with { Reference = side, Candidate = side };

        ImageJudge.Judge(evidence).FirstDivergingStage.Should().Be(ParityStage.Tensor);
        ImageJudge.Judge(evidence with { Tolerance = Some.Tolerance with { Tensor = 0.0011 } }).Outcome.Should().Be(Outcome.Passed);
        ImageJudge.Judge(evidence with { Tolerance = Some.Tolerance with { Tensor = 0.0009 } }).FirstDivergingStage.Should().Be(ParityStage.Tensor);
    }

    [Fact]
    public void A_tensor_of_another_shape_fails_whatever_the_tolerance()
    {
        var side = Some.Evidence().Reference! with { Input = Some.Fingerprint(0.1f, 0.2f, 0.3f) };

        var check = ImageJudge.Judge(Some.Evidence() with { Reference = side, Candidate = side, Tolerance = Some.Tolerance with { Tensor = 1e9 } })
            .Stage(ParityStage.Tensor)!.Failing(CheckNames.Tensor);

        check.RequiredTolerance.Should().BeNull("no tolerance would help");
    }

    [Fact]
    public void Sides_that_received_different_tensors_fail()
    {
        var evidence = Some.Evidence();
        var other = evidence.Candidate! with { Input = Some.Fingerprint(1, 2, 3, 4, 5, 6) };

        ImageJudge.Judge(evidence with { Candidate = other }).Stage(ParityStage.Tensor)!.Failing(CheckNames.SameTensor);
    }

    [Fact]
    public void A_tensor_with_values_that_are_not_finite_fails()
    {
        var side = Some.Evidence().Reference! with { Input = Some.Fingerprint(float.NaN, 2, 3, 4, 5, 6) };

        ImageJudge.Judge(Some.Evidence() with { Reference = side, Candidate = side, Golden = null })
            .Stage(ParityStage.Tensor)!.Failing(CheckNames.Finite);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_model_that_fails_while_running_is_a_verdict_with_its_words_cause_and_fix(bool reference)
    {
        var failed = Some.Failed("Reshape: {1,91} cannot become {-1,14}", "traced without proposals: export again with an example that has some");
        var evidence = Some.Evidence();

        var verdict = ImageJudge.Judge(reference ? evidence with { Reference = failed } : evidence with { Candidate = failed });

        verdict.Outcome.Should().Be(Outcome.Failed);
        verdict.FirstDivergingStage.Should().Be(ParityStage.RawOutputs);
        var check = verdict.Stage(ParityStage.RawOutputs)!.Failing(CheckNames.Ran);
        check.Where.Should().Be(reference ? "reference" : "candidate");
        check.Found.Should().Be("Reshape: {1,91} cannot become {-1,14}");
        check.Fix.Should().StartWith("traced without proposals");
    }

    [Fact]
    public void A_diverging_candidate_fails_at_the_detections_while_the_golden_holds()
    {
        var verdict = ImageJudge.Judge(Some.Evidence() with { Candidate = Some.Side(Some.Detection().Moved(3), Some.Detection(x: 100, label: 2)) });

        verdict.FirstDivergingStage.Should().Be(ParityStage.Detections);
        verdict.Stage(ParityStage.Golden)!.Outcome.Should().Be(Outcome.Passed);
        var check = verdict.Stage(ParityStage.Detections)!.Failing(CheckNames.Box);
        check.RequiredTolerance.Should().Be(3);
        check.Limit.Should().Be("0.5 px");
        check.Expected.Should().Be("circle 0.9000 [10.00, 20.00, 50.00, 50.00]");
        check.Found.Should().Be("circle 0.9000 [13.00, 20.00, 53.00, 50.00], 3 px apart");
    }

    [Fact]
    public void What_breaks_both_sides_alike_is_caught_by_the_golden()
    {
        var broken = Some.Side(Some.Detection());

        var verdict = ImageJudge.Judge(Some.Evidence() with { Reference = broken, Candidate = broken });

        verdict.Stage(ParityStage.Detections)!.Outcome.Should().Be(Outcome.Passed);
        verdict.FirstDivergingStage.Should().Be(ParityStage.Golden);
        verdict.Stage(ParityStage.Golden)!.Failing(CheckNames.Missing).Expected.Should().StartWith("square");
        verdict.Stage(ParityStage.Golden)!.Notes.Should().Contain("vanished: square 0.9000 [100.00, 20.00, 140.00, 50.00]");
    }

    [Fact]
    public void The_golden_holds_the_reference_by_the_budget_of_the_spec_not_by_a_looser_one_of_the_candidate()
    {
        var evidence = Some.Evidence();
        var moved = Some.Side(Some.Detection().Moved(2), Some.Detection(x: 100, label: 2));

        var verdict = ImageJudge.Judge(evidence with { Reference = moved, Candidate = moved, Tolerance = Some.Tolerance with { BoxPixels = 5 } });

        verdict.FirstDivergingStage.Should().Be(ParityStage.Golden);
    }

    [Fact]
    public void Without_a_golden_the_verdict_fails_and_names_the_command()
    {
        var verdict = ImageJudge.Judge(Some.Evidence() with { Golden = null });

        verdict.FirstDivergingStage.Should().Be(ParityStage.Golden);
        verdict.Stage(ParityStage.Golden)!.Failing(CheckNames.GoldenMissing).Fix.Should().Contain("parity accept");
    }

    [Fact]
    public void Without_a_candidate_the_reference_is_held_to_its_golden()
    {
        var evidence = Some.Evidence() with { Candidate = null };

        ImageJudge.Judge(evidence).Outcome.Should().Be(Outcome.Passed);
        ImageJudge.Judge(evidence).ComparedModelValues.Should().Be(12);
        ImageJudge.Judge(evidence with { Reference = Some.Side(Some.Detection().Moved(3), Some.Detection(x: 100, label: 2)) })
            .FirstDivergingStage.Should().Be(ParityStage.Golden);
    }

    [Fact]
    public void Without_a_reference_the_golden_is_the_reference()
    {
        var evidence = Some.Evidence() with { Reference = null, Present = Some.Provenance with { Checkpoint = null } };

        var verdict = ImageJudge.Judge(evidence);
        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.ComparedModelValues.Should().Be(12);
        verdict.Stage(ParityStage.Golden)!.Notes.Should().Equal("not known here and so not compared with the golden: checkpoint");
        ImageJudge.Judge(evidence with { Candidate = Some.Side(Some.Detection().Moved(3), Some.Detection(x: 100, label: 2)) })
            .FirstDivergingStage.Should().Be(ParityStage.Detections);
    }

    [Fact]
    public void A_candidate_without_reference_and_without_golden_has_nothing_to_be_compared_with_and_fails()
    {
        var verdict = ImageJudge.Judge(Some.Evidence() with { Reference = null, Golden = null });

        verdict.Stage(ParityStage.Detections)!.Failing(CheckNames.Compared);
    }

    [Fact]
    public void Outputs_that_were_not_decoded_fail()
    {
        var evidence = Some.Evidence();

        ImageJudge.Judge(evidence with { Candidate = evidence.Candidate! with { Detections = null } })
            .Stage(ParityStage.Detections)!.Failing(CheckNames.Decoded).Where.Should().Be("candidate");
    }

    [Fact]
    public void The_same_evidence_gives_the_same_verdict_in_every_order_of_detections()
    {
        var random = new Random(1);
        var crowd = Some.Crowd(random, 30);
        var first = ImageJudge.Judge(Some.Evidence([.. crowd]));

        for (var i = 0; i < 20; i++)
        {
            ImageJudge.Judge(Some.Evidence([.. Some.Shuffled(random, crowd)])).Should().BeEquivalentTo(first);
        }
    }
}
