using System.Collections.Immutable;
using Parity.Comparison;
using Parity.Specs;

namespace Parity.Tests.Comparison;

public sealed class CandidateJudgeTests
{
    private static readonly ParitySpec Spec = Some.Spec with { Images = Some.Images("a.png", "b.png"), Expect = new() { Images = 2 } };
    private static readonly ImageVerdict A = ImageJudge.Judge(Some.Evidence());
    private static readonly ImageVerdict B = A with { Image = "b.png" };

    [Fact]
    public void A_candidate_passes_when_every_image_does()
    {
        var verdict = CandidateJudge.Judge(Spec, "onnx", [A, B]);

        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.ComparedValues.Should().Be(A.ComparedValues + B.ComparedValues);
    }

    [Fact]
    public void Zero_images_fail()
    {
        Failing(CandidateJudge.Judge(Some.Spec with { Images = Some.Images() }, "onnx", [])).Should().Equal(CheckNames.Images, CheckNames.Compared);
    }

    [Fact]
    public void Fewer_images_than_expected_fail_and_name_those_that_were_not_judged()
    {
        var verdict = CandidateJudge.Judge(Spec, "onnx", [A]);

        Failing(verdict).Should().Equal(CheckNames.Images);
        verdict.Checks.Single(c => !c.Passed).Found.Should().Be("1 image; not judged: b.png");
    }

    [Fact]
    public void Without_an_expected_number_every_image_of_the_spec_must_be_judged() =>
        Failing(CandidateJudge.Judge(Spec with { Expect = new() }, "onnx", [A])).Should().Equal(CheckNames.Images);

    [Fact]
    public void An_image_set_that_lost_images_fails_although_all_that_are_left_pass() =>
        Failing(CandidateJudge.Judge(Spec with { Images = Some.Images("a.png") }, "onnx", [A])).Should().Equal(CheckNames.Images);

    [Fact]
    public void An_image_judged_twice_fails() =>
        Failing(CandidateJudge.Judge(Spec, "onnx", [A, A])).Should().Equal(CheckNames.Images, CheckNames.DuplicateImages);

    [Fact]
    public void An_image_listed_as_empty_that_does_not_exist_fails()
    {
        var spec = Spec with { Expect = new() { Empty = ImmutableHashSet.Create("blank.png") } };

        Failing(CandidateJudge.Judge(spec, "onnx", [A, B])).Should().Equal(CheckNames.EmptyImages);
    }

    [Fact]
    public void Images_that_all_pass_without_a_single_value_of_a_model_compared_fail()
    {
        var spec = Spec with { Images = Some.Images("a.png"), Expect = new() { Empty = ImmutableHashSet.Create("a.png") } };
        var empty = ImageJudge.Judge(Some.Evidence() with { Spec = spec, Reference = Some.Side(), Candidate = Some.Side(), Golden = Some.Golden() });

        empty.Outcome.Should().Be(Outcome.Passed);
        Failing(CandidateJudge.Judge(spec, "onnx", [empty])).Should().Equal(CheckNames.Compared);
    }

    [Fact]
    public void One_failing_image_fails_the_candidate()
    {
        var failing = ImageJudge.Judge(Some.Evidence() with { Candidate = Some.Side(Some.Detection()) }) with { Image = "b.png" };

        CandidateJudge.Judge(Spec, "onnx", [A, failing]).Outcome.Should().Be(Outcome.Failed);
    }

    [Fact]
    public void A_skip_carries_its_reason_and_is_never_a_pass()
    {
        var verdict = CandidateVerdict.Skipped(Spec, "tensorrt", "requires gpu, which this machine lacks");

        verdict.Outcome.Should().Be(Outcome.Skipped);
        verdict.SkipReason.Should().Be("requires gpu, which this machine lacks");
    }

    private static IEnumerable<string> Failing(CandidateVerdict verdict)
    {
        verdict.Outcome.Should().Be(Outcome.Failed);
        return verdict.Checks.Where(c => !c.Passed).Select(c => c.Name);
    }
}
