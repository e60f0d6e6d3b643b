using Parity.Comparison;
using Parity.Detections;
using Parity.Goldens;
using Parity.Imaging;
using Parity.Tests.Comparison;

namespace Parity.Tests.Goldens;

public sealed class GoldenProposalTests
{
    [Fact]
    public void A_proposal_holds_what_the_reference_found_and_the_present_hashes()
    {
        var found = Some.Detection(x: 77);
        var evidence = Some.Evidence() with { Reference = Some.Side(found), Present = Some.Provenance with { Checkpoint = "c1" } };

        var golden = GoldenProposal.Of(evidence);

        golden.Detections.Should().Equal(found);
        golden.MadeFrom.Checkpoint.Should().Be("c1");
        golden.Tensor.Should().Be(Some.Fingerprint());
        ImageJudge.Judge(evidence with { Golden = golden, Candidate = null }).Outcome.Should().Be(Outcome.Passed);
    }

    [Fact]
    public void A_failing_candidate_does_not_keep_the_reference_from_being_approved() =>
        GoldenProposal.Of(Some.Evidence() with { Candidate = Some.Failed("broken") }).Detections.Should().HaveCount(2);

    public static TheoryData<string> Refusals => new("none", "failed", "empty", "not finite", "on an empty image");

    [Theory]
    [MemberData(nameof(Refusals))]
    public void No_golden_is_made_of_a_reference_that_fails(string why)
    {
        var evidence = Some.Evidence();
        var refused = why switch
        {
            "none" => evidence with { Reference = null },
            "failed" => evidence with { Reference = Some.Failed("out of memory") },
            "empty" => evidence with { Reference = Some.Side() },
            "not finite" => evidence with { Reference = Some.Side(Some.Detection(), new Detection(new(float.NaN, 0, 1, 1), 0.9f, 1)) },
            _ => evidence with { Spec = Some.Spec with { Expect = new() { Empty = ["a.png"] } } },
        };
        var propose = () => GoldenProposal.Of(refused);

        propose.Should().Throw<ParityException>().WithMessage("shapes, a.png: *");
    }

    [Fact]
    public void The_picture_of_a_golden_is_a_png_with_its_boxes_drawn()
    {
        var image = new RgbImage(64, 64, new byte[64 * 64 * 3]);

        var picture = GoldenOverlay.Png(image, Some.Golden(Some.Detection()));

        picture[..4].Should().Equal(0x89, (byte)'P', (byte)'N', (byte)'G');
        picture.Should().NotEqual(GoldenOverlay.Png(image, Some.Golden(Some.Detection(x: 12))));
    }
}
