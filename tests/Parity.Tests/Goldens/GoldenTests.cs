using Parity.Comparison;
using Parity.Detections;
using Parity.Goldens;
using Parity.Tests.Comparison;

namespace Parity.Tests.Goldens;

public sealed class GoldenTests
{
    [Fact]
    public void A_golden_keeps_what_is_strictly_above_the_threshold()
    {
        var golden = Some.Golden(Some.Detection(score: 0.5f), Some.Detection(x: 50, score: 0.501f), Some.Detection(x: 90, score: 0.4f));

        golden.Detections.Should().Equal(Some.Detection(x: 50, score: 0.501f));
    }

    [Fact]
    public void Small_changes_of_score_and_place_leave_the_order_of_the_lines()
    {
        Detection[] before = [Some.Detection(x: 100, score: 0.91f), Some.Detection(x: 10, score: 0.9f), Some.Detection(x: 50, label: 2, score: 0.95f)];
        Detection[] after = [Some.Detection(x: 10.3f, score: 0.92f), Some.Detection(x: 50.2f, label: 2, score: 0.89f), Some.Detection(x: 99.8f, score: 0.9f)];

        Some.Golden(before).Detections.Select(d => MathF.Round(d.Box.X1 / 10)).Should().Equal(1, 10, 5);
        Some.Golden(after).Detections.Select(d => MathF.Round(d.Box.X1 / 10)).Should().Equal(1, 10, 5);
    }

    [Fact]
    public void What_a_golden_was_made_of_passes_against_it_even_at_a_tolerance_of_nothing()
    {
        var random = new Random(1);
        var nothing = Some.Tolerance with { BoxPixels = 0, Score = 0 };
        for (var i = 0; i < 100; i++)
        {
            var found = Some.Jittered(random, Some.Crowd(random, 20), 1000, 0.05f);
            var side = Some.Side([.. found]);
            var evidence = Some.Evidence() with
            {
                Spec = Some.Spec with { Tolerance = nothing, Expect = new() { MinDetectionsPerImage = 0 } },
                Tolerance = nothing,
                Golden = Some.Golden([.. found]),
                Reference = side,
                Candidate = null,
            };

            ImageJudge.Judge(evidence).Outcome.Should().Be(Outcome.Passed, "case {0}", i);
        }
    }

    [Theory]
    [InlineData(float.NaN, 0.9f)]
    [InlineData(10, float.PositiveInfinity)]
    public void A_golden_of_numbers_that_are_not_finite_is_refused(float x, float score)
    {
        var create = () => Some.Golden(new Detection(new(x, 0, 1, 1), score, 1));

        create.Should().Throw<ParityException>().WithMessage("shapes, a.png: expected finite detections for a golden; found 1 with NaN or infinity*");
    }

    [Fact]
    public void A_golden_of_a_tensor_that_is_not_finite_is_refused()
    {
        var create = () => Golden.Create("shapes", "a.png", Some.Provenance, Some.Fingerprint(float.NaN, 1, 1), [], Some.Threshold);

        create.Should().Throw<ParityException>().WithMessage("*expected a finite tensor*");
    }
}
