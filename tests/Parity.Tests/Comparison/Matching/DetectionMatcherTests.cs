using Parity.Comparison;
using Parity.Detections;

namespace Parity.Tests.Comparison;

public sealed class DetectionMatcherTests
{
    private static readonly DetectionBudget Budget = new(Some.Tolerance, Some.Threshold);

    [Fact]
    public void Shuffling_both_sides_never_changes_the_pairs()
    {
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var reference = Some.Crowd(random, random.Next(25));
            var candidate = Some.Jittered(random, Some.Crowd(random, random.Next(5)).Concat(reference.Skip(random.Next(3))), 3, 0.05f);
            var expected = Pairs(reference, candidate);

            var shuffled = Pairs(Some.Shuffled(random, reference), Some.Shuffled(random, candidate));

            shuffled.Should().Equal(expected, "case {0}", i);
        }
    }

    [Fact]
    public void A_candidate_inside_the_tolerances_is_matched_without_a_failure_however_crowded()
    {
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var reference = Some.Crowd(random, 1 + random.Next(40)).ConvertAll(d => d with { Score = d.Score + 0.2f });
            var candidate = Some.Shuffled(random, Some.Jittered(random, reference, 0.49f, 0.00099f));

            var match = DetectionMatcher.Match(reference, candidate, Budget);

            match.UnmatchedReference.Should().BeEmpty("case {0}", i);
            match.UnmatchedCandidate.Should().BeEmpty("case {0}", i);
            match.Pairs.Should().OnlyContain(p => Budget.Allows(reference[p.Reference], candidate[p.Candidate]), "case {0}", i);
        }
    }

    [Fact]
    public void No_detection_is_used_twice_and_none_is_lost()
    {
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var reference = Some.Crowd(random, random.Next(20));
            var candidate = Some.Crowd(random, random.Next(20));

            var match = DetectionMatcher.Match(reference, candidate, Budget);

            match.Pairs.Select(p => p.Reference).Concat(match.UnmatchedReference).Order().Should().Equal(Enumerable.Range(0, reference.Count));
            match.Pairs.Select(p => p.Candidate).Concat(match.UnmatchedCandidate).Order().Should().Equal(Enumerable.Range(0, candidate.Count));
        }
    }

    [Fact]
    public void A_box_that_carries_two_labels_is_paired_label_with_label()
    {
        Detection[] reference = [Some.Detection(label: 1, score: 0.8f), Some.Detection(label: 2, score: 0.6f)];
        Detection[] candidate = [Some.Detection(label: 2, score: 0.8f).Moved(0.1f), Some.Detection(label: 1, score: 0.6f).Moved(0.2f)];

        Pairs(reference, candidate).Should().OnlyContain(p => p.Reference.Label == p.Candidate.Label).And.HaveCount(2);
    }

    [Fact]
    public void Labels_swapped_between_two_objects_are_paired_box_with_box()
    {
        Detection[] reference = [Some.Detection(x: 10, label: 1), Some.Detection(x: 22, label: 2)];
        Detection[] candidate = [Some.Detection(x: 10, label: 2), Some.Detection(x: 22, label: 1)];

        Pairs(reference, candidate).Should().OnlyContain(p => p.Reference.Box == p.Candidate.Box).And.HaveCount(2);
    }

    [Fact]
    public void Duplicates_of_one_box_are_paired_by_score()
    {
        Detection[] reference = [Some.Detection(score: 0.9f), Some.Detection(score: 0.6f).Moved(0.2f)];
        Detection[] candidate = [Some.Detection(score: 0.6f), Some.Detection(score: 0.9f).Moved(0.2f)];

        Pairs(reference, candidate).Should().OnlyContain(p => p.Reference.Score == p.Candidate.Score).And.HaveCount(2);
    }

    [Fact]
    public void Duplicates_whose_scores_all_drifted_are_still_paired_by_score()
    {
        Detection[] reference = [Some.Detection(score: 0.9f), Some.Detection(score: 0.6f).Moved(0.2f)];
        Detection[] candidate = [Some.Detection(score: 0.62f), Some.Detection(score: 0.92f).Moved(0.2f)];

        Pairs(reference, candidate).Should().OnlyContain(p => Math.Abs(p.Reference.Score - p.Candidate.Score) < 0.05f).And.HaveCount(2);
    }

    [Fact]
    public void Boxes_that_overlap_by_less_than_half_are_not_the_same_object()
    {
        // Shifting 40 columns by 13.4 leaves an IoU of 26.6 / 53.4 = 0.498; by 13.3 of 26.7 / 53.3 = 0.501.
        Pairs([Some.Detection()], [Some.Detection().Moved(13.4f)]).Should().BeEmpty();
        Pairs([Some.Detection()], [Some.Detection().Moved(13.3f)]).Should().HaveCount(1);
    }

    [Fact]
    public void Tiny_boxes_are_the_same_object_when_their_corners_lie_within_the_box_tolerance()
    {
        var tiny = Some.Detection(width: 0.4f, height: 0.4f);

        Pairs([tiny], [tiny.Moved(0.3f)]).Should().HaveCount(1, "their IoU is 0.14, but no corner moved by more than half a pixel");
        Pairs([tiny], [tiny.Moved(0.6f)]).Should().BeEmpty();
    }

    [Fact]
    public void A_perfect_partner_is_not_given_up_for_two_doubtful_ones()
    {
        Detection[] reference = [Some.Detection(x: 0, width: 100), Some.Detection(x: 30, width: 100)];
        Detection[] candidate = [Some.Detection(x: 30, width: 100), Some.Detection(x: 60, width: 100)];

        Pairs(reference, candidate).Should().ContainSingle().Which.Should().Be((reference[1], candidate[0]));
    }

    [Fact]
    public void A_detection_below_the_threshold_does_not_take_the_partner_of_one_above_it()
    {
        Detection[] reference = [Some.Detection(score: 0.9f)];
        Detection[] candidate = [Some.Detection(score: 0.4995f), Some.Detection(score: 0.9f).Moved(0.4f)];

        Pairs(reference, candidate).Should().ContainSingle().Which.Candidate.Score.Should().Be(0.9f);
    }

    [Fact]
    public void Three_hundred_copies_of_one_box_are_matched_one_to_one()
    {
        var crowd = Enumerable.Repeat(Some.Detection(), 300).ToList();

        DetectionMatcher.Match(crowd, crowd, Budget).Pairs.Should().HaveCount(300);
    }

    private static List<(Detection Reference, Detection Candidate)> Pairs(IReadOnlyList<Detection> reference, IReadOnlyList<Detection> candidate) =>
        [.. DetectionMatcher.Match(reference, candidate, Budget).Pairs
            .Select(p => (reference[p.Reference], candidate[p.Candidate]))
            .OrderBy(p => p.Item1, DetectionOrder.ByScore)
            .ThenBy(p => p.Item2, DetectionOrder.ByScore)];
}
