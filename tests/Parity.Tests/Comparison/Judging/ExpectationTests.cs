using System.Collections.Immutable;
using Parity.Comparison;
using Parity.Detections;
using Parity.Specs;

namespace Parity.Tests.Comparison;

public sealed class ExpectationTests
{
    private static readonly ExpectSpec ListedEmpty = new() { Empty = ImmutableHashSet.Create("a.png") };

    [Fact]
    public void Two_empty_sets_fail_where_the_spec_does_not_expect_an_empty_image()
    {
        var verdict = Judge(new ExpectSpec());

        verdict.Outcome.Should().Be(Outcome.Failed);
        verdict.Checks.Where(c => c.Name == CheckNames.NotEmpty && !c.Passed).Select(c => c.Where).Should().Equal("reference", "candidate");
    }

    [Fact]
    public void Two_empty_sets_are_equal_on_an_image_listed_as_empty() => Judge(ListedEmpty).Outcome.Should().Be(Outcome.Passed);

    [Fact]
    public void Detections_on_an_image_listed_as_empty_fail_even_where_both_sides_agree()
    {
        var verdict = Judge(ListedEmpty, Some.Detection());

        verdict.Checks.Where(c => c.Name == CheckNames.Empty && !c.Passed).Should().HaveCount(2);
    }

    [Fact]
    public void A_detection_within_rounding_of_the_threshold_neither_fills_an_empty_image_nor_empties_a_full_one()
    {
        var above = Some.Detection(score: 0.5004f);
        var below = Some.Detection(score: 0.4996f);

        Judge(ListedEmpty, Some.Side(), Some.Side(above)).Outcome.Should().Be(Outcome.Passed);
        Judge(new(), Some.Side(above), Some.Side(below)).Outcome.Should().Be(Outcome.Passed);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Fewer_detections_than_expected_fail(int min, bool passes)
    {
        var verdict = Judge(new() { MinDetectionsPerImage = min }, Some.Detection(), Some.Detection(x: 100));

        verdict.Checks.Where(c => c.Name == CheckNames.MinDetections).Should().HaveCount(2).And.OnlyContain(c => c.Passed == passes);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void More_detections_than_expected_fail(int max, bool passes)
    {
        var verdict = Judge(new() { MaxDetectionsPerImage = max }, Some.Detection(), Some.Detection(x: 100));

        verdict.Checks.Where(c => c.Name == CheckNames.MaxDetections).Should().HaveCount(2).And.OnlyContain(c => c.Passed == passes);
    }

    [Fact]
    public void A_spec_that_expects_no_minimum_accepts_an_empty_image() =>
        Judge(new ExpectSpec { MinDetectionsPerImage = 0 }).Outcome.Should().Be(Outcome.Passed);

    private static StageVerdict Judge(ExpectSpec expect, params Detection[] both) => Judge(expect, Some.Side(both), Some.Side(both));

    private static StageVerdict Judge(ExpectSpec expect, SideOutputs reference, SideOutputs candidate) =>
        ImageJudge.Judge(Some.Evidence() with { Spec = Some.Spec with { Expect = expect }, Reference = reference, Candidate = candidate })
            .Stage(ParityStage.Detections)!;
}
