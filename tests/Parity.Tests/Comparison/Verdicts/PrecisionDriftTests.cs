using Parity.Comparison;
using Parity.Detections;
using Parity.Specs;

namespace Parity.Tests.Comparison.Verdicts;

public sealed class PrecisionDriftTests
{
    [Fact]
    public void The_largest_and_the_median_of_all_matched_detections_are_reported_with_the_precision()
    {
        var verdict = new CandidateVerdict { Model = "boxes", Candidate = "trt", Precision = PrecisionClass.Fp16, Images = [Image("a.png", 0, 1, 0.5), Image("b.png", 0.25, 0.25, 0.01, 0.125)] };

        verdict.Drift!.ToString().Should().Be("drift in fp16: box at most 1 px (median 0.25), score at most 0.25 (median 0), over 5 matched detections");
    }

    [Fact]
    public void Without_a_matched_detection_there_is_no_drift() =>
        new CandidateVerdict { Model = "boxes", Candidate = "trt", Precision = PrecisionClass.Fp16 }.Drift.Should().BeNull();

    private static ImageVerdict Image(string name, double scoreOfFirst, params double[] shifts) => new()
    {
        Image = name,
        Stages =
        [
            new()
            {
                Stage = ParityStage.Detections,
                Comparison = DetectionComparer.Compare(
                    [.. shifts.Select((_, i) => At(i, 0, 0))], [.. shifts.Select((s, i) => At(i, s, i == 0 ? scoreOfFirst : 0))], new ToleranceSpec { BoxPixels = 10 }, 0.5),
            },
        ],
    };

    private static Detection At(int index, double shift, double score) => new(new((100 * index) + (float)shift, 0, (100 * index) + 50 + (float)shift, 50), 0.625f + (float)score, 1);
}
