using Parity.Comparison;
using Parity.Detections;
using Parity.Faults;

namespace Parity.Tests.Comparison;

public sealed class FaultJudgeTests
{
    private static readonly Detection[] Found = [Some.Detection(), Some.Detection(x: 100, label: 2)];
    private static readonly ImageEvidence Clean = Some.Evidence(Found) with { Candidate = null };
    private static readonly IFault Divide = KnownFaults.Find("divide-by-225")!;
    private static readonly IFault Empty = KnownFaults.Find("empty")!;

    [Fact]
    public void A_fault_that_changes_tensor_and_detections_is_caught_by_both_and_the_tensor_is_named_first()
    {
        var image = FaultJudge.JudgeImage(Clean, Some.Side(Found[0].Moved(4), Found[1]) with { Input = Some.Fingerprint(1, 2, 3, 4, 5, 6) });
        var verdict = FaultJudge.Judge(Some.Spec, Divide, [image]);

        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.Stage.Should().Be(ParityStage.Tensor);
        verdict.CaughtByTensorOn.Should().Be("a.png");
        verdict.CaughtByDetectionsOn.Should().Be("a.png");
    }

    [Fact]
    public void A_fault_whose_detections_stay_inside_the_tolerance_is_caught_by_the_tensor_alone()
    {
        var image = FaultJudge.JudgeImage(Clean, Some.Side(Found[0].Moved(0.3f), Found[1]) with { Input = Some.Fingerprint(1, 2, 3, 4, 5, 6) });
        var verdict = FaultJudge.Judge(Some.Spec, Divide, [image]);

        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.CaughtByTensorOn.Should().Be("a.png");
        verdict.CaughtByDetectionsOn.Should().BeNull("whoever compares only boxes would not see it");
    }

    [Fact]
    public void A_fault_that_makes_the_model_fail_is_seen_without_the_tensor()
    {
        var image = FaultJudge.JudgeImage(Clean, Some.Failed("no proposals") with { Input = Some.Fingerprint(1, 2, 3, 4, 5, 6) });

        image.CaughtByDetections.Should().BeTrue();
    }

    [Fact]
    public void An_empty_prediction_is_caught_by_the_detections_without_a_changed_tensor()
    {
        var image = FaultJudge.JudgeImage(Clean, Some.Side());
        var verdict = FaultJudge.Judge(Some.Spec, Empty, [image]);

        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.Stage.Should().Be(ParityStage.Detections);
        verdict.CaughtByTensorOn.Should().BeNull();
    }

    [Fact]
    public void A_preprocessing_fault_that_changes_no_tensor_fails_as_doing_nothing()
    {
        var image = FaultJudge.JudgeImage(Clean, Clean.Reference!);

        Failing(FaultJudge.Judge(Some.Spec, KnownFaults.Find("bgr")!, [image])).Should().Equal(CheckNames.FaultEffect, CheckNames.FaultCaught);
    }

    [Fact]
    public void A_fault_that_no_image_catches_fails()
    {
        var tolerant = Clean with { Tolerance = Some.Tolerance with { Tensor = 100 } };
        var image = FaultJudge.JudgeImage(tolerant, Clean.Reference! with { Input = Some.Fingerprint(1, 2, 3, 4, 5, 6) });

        image.TensorChanged.Should().BeTrue();
        Failing(FaultJudge.Judge(Some.Spec, Divide, [image])).Should().Equal(CheckNames.FaultCaught);
    }

    [Fact]
    public void A_golden_that_does_not_hold_without_the_fault_catches_nothing()
    {
        var mismatched = Clean with { Golden = Some.Golden(Some.Detection(x: 300)) };
        var image = FaultJudge.JudgeImage(mismatched, Some.Side() with { Input = Some.Fingerprint(1, 2, 3, 4, 5, 6) });

        image.BaselineFailure.Should().Be(ParityStage.Golden);
        image.Caught.Should().BeFalse();
        var verdict = FaultJudge.Judge(Some.Spec, Divide, [image]);
        Failing(verdict).Should().Equal(CheckNames.FaultBaseline, CheckNames.FaultCaught);
        verdict.Checks.Should().ContainSingle(c => c.Fix != null, "tolerances are not to blame").Which.Name.Should().Be(CheckNames.FaultBaseline);
    }

    [Fact]
    public void A_fault_tried_on_no_image_fails() =>
        Failing(FaultJudge.Judge(Some.Spec, Divide, [])).Should().Equal(CheckNames.Images);

    [Fact]
    public void A_fault_is_tried_on_the_candidate_where_there_is_no_reference()
    {
        var clean = Some.Evidence(Found) with { Reference = null };

        FaultJudge.JudgeImage(clean, Some.Side()).CaughtByDetections.Should().BeTrue();
    }

    [Fact]
    public void Trying_a_fault_on_both_sides_at_once_is_refused()
    {
        var both = () => FaultJudge.JudgeImage(Some.Evidence(Found), Some.Side());

        both.Should().Throw<ArgumentException>().WithMessage("A fault is tried on one side*");
    }

    private static IEnumerable<string> Failing(FaultVerdict verdict)
    {
        verdict.Outcome.Should().Be(Outcome.Failed);
        return verdict.Checks.Where(c => !c.Passed).Select(c => c.Name);
    }
}
