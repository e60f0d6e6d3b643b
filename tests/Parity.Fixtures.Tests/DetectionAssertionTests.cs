using Parity.Detections;
using Parity.Specs;
using Xunit.Sdk;

namespace Parity.Fixtures.Tests;

public sealed class DetectionAssertionTests
{
    private static readonly ToleranceSpec Tolerance = new() { BoxPixels = 0.5, Score = 0.01 };

    private static readonly Detection[] Reference =
    [
        new(new(10, 20, 60, 90), 0.9f, 1),
        new(new(100, 20, 160, 90), 0.8f, 2),
    ];

    [Fact]
    public void Detections_within_the_tolerance_pass_in_any_order() =>
        new[] { Reference[1], Reference[0] with { Score = 0.905f } }.Should().BeOnParWith(Reference, Tolerance, 0.5);

    [Fact]
    public void A_swapped_label_fails_with_its_reason_and_its_name()
    {
        Detection[] found = [Reference[0], Reference[1] with { Label = 1 }];

        var act = () => found.Should().BeOnParWith(Reference, Tolerance, 0.5, "the export must be {0}", "faithful");

        act.Should().Throw<XunitException>().WithMessage("*on par*because the export must be faithful*label*");
    }

    [Fact]
    public void A_missing_detection_fails()
    {
        var act = () => Reference[..1].Should().BeOnParWith(Reference, Tolerance, 0.5);

        act.Should().Throw<XunitException>().WithMessage("*missing*");
    }
}
