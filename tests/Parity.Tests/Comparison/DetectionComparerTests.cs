using Parity.Comparison;
using Parity.Detections;

namespace Parity.Tests.Comparison;

public sealed class DetectionComparerTests
{
    [Fact]
    public void Equal_sets_pass_with_nothing_to_explain()
    {
        var comparison = Compare([Some.Detection(), Some.Detection(x: 100)], [Some.Detection(x: 100), Some.Detection()]);

        comparison.Passed.Should().BeTrue();
        comparison.Pairs.Should().HaveCount(2);
        comparison.ComparedValues.Should().Be(12);
        comparison.Crossings.Should().BeEmpty();
        comparison.RequiredBoxTolerance.Should().Be(0);
        comparison.RequiredScoreTolerance.Should().Be(0);
    }

    [Theory]
    [InlineData(0.5f, true)]
    [InlineData(0.51f, false)]
    public void A_box_fails_beyond_the_tolerance_and_passes_at_it(float pixels, bool passes)
    {
        var comparison = Compare([Some.Detection()], [Some.Detection().Moved(pixels)]);

        comparison.Passed.Should().Be(passes);
        comparison.Pairs.Single().BoxPassed.Should().Be(passes);
        comparison.RequiredBoxTolerance.Should().BeApproximately(pixels, 1e-5);
    }

    // 0.901f − 0.9f is 0.00100005 in float32.
    [Theory]
    [InlineData(0.901f, true)]
    [InlineData(0.899f, true)]
    [InlineData(0.9011f, false)]
    [InlineData(0.8989f, false)]
    public void A_score_fails_beyond_the_tolerance_and_passes_at_it(float score, bool passes)
    {
        var comparison = Compare([Some.Detection(score: 0.9f)], [Some.Detection(score: score)]);

        comparison.Passed.Should().Be(passes);
        comparison.Pairs.Single().ScorePassed.Should().Be(passes);
        comparison.RequiredScoreTolerance.Should().BeApproximately(Math.Abs(score - 0.9), 1e-7);
    }

    [Fact]
    public void A_tolerance_of_nothing_demands_the_same_numbers()
    {
        var nothing = Some.Tolerance with { BoxPixels = 0, Score = 0 };

        DetectionComparer.Compare([Some.Detection()], [Some.Detection()], nothing, Some.Threshold).Passed.Should().BeTrue();
        DetectionComparer.Compare([Some.Detection()], [Some.Detection(score: MathF.BitIncrement(0.9f))], nothing, Some.Threshold).Passed.Should().BeFalse();
        DetectionComparer.Compare([Some.Detection()], [Some.Detection(x: MathF.BitIncrement(10))], nothing, Some.Threshold).Passed.Should().BeFalse();
    }

    [Fact]
    public void A_swapped_label_is_one_label_change_and_nothing_missing_or_extra()
    {
        var comparison = Compare([Some.Detection(label: 1)], [Some.Detection(label: 2)]);

        comparison.Passed.Should().BeFalse();
        comparison.Pairs.Single().LabelPassed.Should().BeFalse();
        comparison.Missing.Should().BeEmpty();
        comparison.Extra.Should().BeEmpty();
    }

    [Fact]
    public void A_detection_the_candidate_lacks_is_missing_and_fails()
    {
        var comparison = Compare([Some.Detection(), Some.Detection(x: 200)], [Some.Detection()]);

        comparison.Passed.Should().BeFalse();
        comparison.Missing.Should().Equal(Some.Detection(x: 200));
        comparison.Extra.Should().BeEmpty();
    }

    [Fact]
    public void A_detection_the_reference_lacks_is_extra_and_fails()
    {
        var comparison = Compare([Some.Detection()], [Some.Detection(x: 200), Some.Detection()]);

        comparison.Passed.Should().BeFalse();
        comparison.Extra.Should().Equal(Some.Detection(x: 200));
        comparison.Missing.Should().BeEmpty();
    }

    [Fact]
    public void A_detection_on_one_side_near_the_threshold_is_a_crossing_and_does_not_fail()
    {
        var comparison = Compare([Some.Detection(), Some.Detection(x: 200, score: 0.5009f)], [Some.Detection(), Some.Detection(y: 200, score: 0.5004f)]);

        comparison.Passed.Should().BeTrue();
        comparison.Crossings.Should().Equal(
            new ThresholdCrossing(ComparedSide.Reference, Some.Detection(x: 200, score: 0.5009f), null),
            new ThresholdCrossing(ComparedSide.Candidate, Some.Detection(y: 200, score: 0.5004f), null));
        comparison.RequiredScoreTolerance.Should().BeApproximately(0.0009, 1e-6);
    }

    // The selections keep three: a tie at the last place is decided by float noise.
    [Fact]
    public void A_detection_that_fell_out_of_a_full_selection_by_a_tie_is_a_crossing_and_a_real_gap_is_not()
    {
        Detection[] both = [Some.Detection(), Some.Detection(x: 100, score: 0.8f)];
        Detection[] reference = [.. both, Some.Detection(x: 200, score: 0.7002f)];
        Detection[] candidate = [.. both, Some.Detection(y: 200, score: 0.7004f)];
        var budget = new DetectionBudget(Some.Tolerance, Some.Threshold);
        SelectionCuts Cuts(int? capacity) => new(SelectionCuts.Of(reference, capacity, budget), SelectionCuts.Of(candidate, capacity, budget));

        var full = DetectionComparer.Compare(reference, candidate, budget, Cuts(3));
        full.Passed.Should().BeTrue();
        full.Crossings.Select(c => c.LastPlace is not null).Should().Equal(true, true);
        full.RequiredScoreTolerance.Should().BeApproximately(0.0002, 1e-6);

        DetectionComparer.Compare(reference, candidate, budget, Cuts(4)).Passed.Should().BeFalse("selections with room left drop nothing");
        DetectionComparer.Compare(reference, candidate, budget, Cuts(null)).Passed.Should().BeFalse("nothing is known of a selection");
        candidate[2] = Some.Detection(y: 200, score: 0.7504f);
        DetectionComparer.Compare(reference, candidate, budget, Cuts(3)).Passed.Should().BeFalse("what outscores the last place by more than the tolerance is missing there");
    }

    [Fact]
    public void A_crossing_names_the_partner_just_below_the_threshold()
    {
        var comparison = Compare([Some.Detection(score: 0.5004f)], [Some.Detection(score: 0.4996f)]);

        comparison.Passed.Should().BeTrue();
        comparison.Pairs.Should().BeEmpty();
        comparison.Crossings.Should().Equal(new ThresholdCrossing(ComparedSide.Reference, Some.Detection(score: 0.5004f), Some.Detection(score: 0.4996f)));
    }

    [Fact]
    public void A_detection_on_one_side_beyond_the_score_tolerance_above_the_threshold_fails()
    {
        Compare([Some.Detection(score: 0.5012f)], []).Missing.Should().HaveCount(1);
        Compare([], [Some.Detection(score: 0.5012f)]).Extra.Should().HaveCount(1);
    }

    [Fact]
    public void A_score_that_fell_below_the_threshold_by_more_than_rounding_fails_as_a_score()
    {
        var comparison = Compare([Some.Detection(score: 0.52f)], [Some.Detection(score: 0.4995f)]);

        comparison.Passed.Should().BeFalse();
        comparison.Pairs.Single().ScorePassed.Should().BeFalse();
        comparison.Crossings.Should().BeEmpty();
    }

    [Fact]
    public void The_threshold_is_strict()
    {
        var comparison = Compare([Some.Detection(score: 0.5f)], [Some.Detection(score: 0.5f)]);

        comparison.ReferenceCount.Should().Be(0);
        comparison.Pairs.Should().BeEmpty();
        comparison.Crossings.Should().BeEmpty();
    }

    [Fact]
    public void What_a_decoder_hands_over_below_the_floor_changes_nothing()
    {
        Detection[] reference = [Some.Detection(), Some.Detection(x: 200, score: 0.5005f)];
        var expected = Compare(reference, [Some.Detection()]);

        var comparison = Compare(reference, [Some.Detection(), Some.Detection(x: 200, score: 0.3f), Some.Detection(y: 300, score: 0.01f)]);

        comparison.Should().BeEquivalentTo(expected);
    }

    [Theory]
    [InlineData(float.NaN, 0.9f)]
    [InlineData(float.PositiveInfinity, 0.9f)]
    [InlineData(10, float.NaN)]
    [InlineData(10, float.PositiveInfinity)]
    [InlineData(10, float.NegativeInfinity)]
    public void Numbers_that_are_not_finite_always_fail_even_on_both_sides(float x, float score)
    {
        var broken = Some.Detection(score: score) with { Box = new(x, 20, 50, 50) };

        var comparison = Compare([Some.Detection(), broken], [Some.Detection(), broken]);

        comparison.Passed.Should().BeFalse();
        comparison.NonFinite.Select(n => n.Side).Should().Equal(ComparedSide.Reference, ComparedSide.Candidate);
    }

    [Fact]
    public void A_failing_score_does_not_hide_a_failing_box_or_label()
    {
        var pair = Compare([Some.Detection(label: 1, score: 0.9f)], [Some.Detection(label: 2, score: 0.8f).Moved(3)]).Pairs.Single();

        (pair.BoxPassed, pair.ScorePassed, pair.LabelPassed).Should().Be((false, false, false));
        pair.BoxPixels.Should().Be(3);
        pair.ScoreDifference.Should().BeApproximately(-0.1, 1e-6);
        pair.IoU.Should().BeApproximately(37.0 / 43, 1e-9);
    }

    [Fact]
    public void A_comparison_passes_exactly_when_some_pairing_is_inside_every_budget()
    {
        var random = new Random(1);
        var budget = new DetectionBudget(Some.Tolerance, Some.Threshold);
        var passed = 0;
        for (var i = 0; i < 2000; i++)
        {
            // Boxes a fraction of a pixel apart: many pairings are possible, few are right.
            var reference = Enumerable.Range(0, 1 + random.Next(6))
                .Select(_ => Some.Detection(random.Next(3) * 0.4f, random.Next(2) * 0.4f, score: 0.9f + (random.Next(3) * 0.0008f), label: random.Next(2)))
                .ToList();
            var candidate = Some.Shuffled(random, Some.Jittered(random, reference, 0.7f, 0.001f));

            var comparison = Compare(reference, candidate);

            comparison.Passed.Should().Be(CanBePaired(reference, candidate, budget, 0, 0), "case {0}", i);
            passed += comparison.Passed ? 1 : 0;
        }

        passed.Should().BeInRange(200, 1800, "both answers must occur often");
    }

    [Fact]
    public void The_verdict_is_the_same_in_every_order()
    {
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var reference = Some.Crowd(random, random.Next(20));
            var candidate = Some.Jittered(random, reference.Skip(random.Next(2)), 0.6f, 0.0012f);
            var expected = Compare(reference, candidate);

            var shuffled = Compare(Some.Shuffled(random, reference), Some.Shuffled(random, candidate));

            shuffled.Pairs.Should().Equal(expected.Pairs, "case {0}", i);
            shuffled.Missing.Should().Equal(expected.Missing, "case {0}", i);
            shuffled.Extra.Should().Equal(expected.Extra, "case {0}", i);
            shuffled.Crossings.Should().Equal(expected.Crossings, "case {0}", i);
        }
    }

    private static DetectionComparison Compare(IReadOnlyList<Detection> reference, IReadOnlyList<Detection> candidate) =>
        DetectionComparer.Compare(reference, candidate, Some.Tolerance, Some.Threshold);

    private static bool CanBePaired(List<Detection> reference, List<Detection> candidate, DetectionBudget budget, int row, int taken) =>
        row == reference.Count || Enumerable.Range(0, candidate.Count).Any(c =>
            (taken & (1 << c)) == 0 && budget.Allows(reference[row], candidate[c]) && CanBePaired(reference, candidate, budget, row + 1, taken | (1 << c)));
}
