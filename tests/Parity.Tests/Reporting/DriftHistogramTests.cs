using Parity.Reporting;

namespace Parity.Tests.Reporting;

public sealed class DriftHistogramTests
{
    [Fact]
    public void Drifts_are_counted_by_their_share_of_the_budget()
    {
        var histogram = DriftHistogram.Of("box", " px", 0.5, [(0, true), (0.004, true), (0.005, true), (0.01, true), (0.05, true), (0.1, true), (0.5, true), (0.6, false)]);

        histogram.Counts.Should().Equal(1, 2, 1, 1, 1, 1, 1);
    }

    [Fact]
    public void What_passes_by_a_granted_rounding_is_not_called_over()
    {
        DriftHistogram.Of("box", " px", 0.5, [(0.5004, true)]).Counts.Should().Equal(0, 0, 0, 0, 0, 1, 0);
    }

    [Fact]
    public void A_budget_of_zero_knows_none_and_over_only()
    {
        DriftHistogram.Of("score", string.Empty, 0, [(0, true), (0.1, false)]).Counts.Should().Equal(1, 0, 0, 0, 0, 0, 1);
    }
}
