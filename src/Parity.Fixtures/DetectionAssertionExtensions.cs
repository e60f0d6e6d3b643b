using FluentAssertions;
using FluentAssertions.Collections;
using FluentAssertions.Execution;
using Parity.Comparison;
using Parity.Detections;
using Parity.Specs;

namespace Parity.Fixtures;

/// <summary>Parity as a FluentAssertions sentence, for teams that write their own tests.</summary>
public static class DetectionAssertionExtensions
{
    /// <summary>
    /// Asserts that the detections match the reference's one to one within the tolerance: box, score and label apart. Order never matters.
    /// <code>detections.Should().BeOnParWith(reference, new ToleranceSpec { BoxPixels = 0.5, Score = 0.001 }, scoreThreshold: 0.5);</code>
    /// </summary>
    /// <param name="assertions">The detections that are judged, in pixels of the original image.</param>
    /// <param name="reference">What is held to be right.</param>
    /// <param name="tolerance">The budgets.</param>
    /// <param name="scoreThreshold">Detections with a higher score (strictly) are judged.</param>
    /// <param name="because">A reason, as everywhere in FluentAssertions.</param>
    /// <param name="becauseArgs">Its arguments.</param>
    public static AndConstraint<GenericCollectionAssertions<Detection>> BeOnParWith(
        this GenericCollectionAssertions<Detection> assertions,
        IReadOnlyList<Detection> reference,
        ToleranceSpec tolerance,
        double scoreThreshold = 0,
        string because = "",
        params object[] becauseArgs)
    {
        var comparison = DetectionComparer.Compare(reference, [.. assertions.Subject], tolerance, scoreThreshold);
        Execute.Assertion
            .BecauseOf(because, becauseArgs)
            .ForCondition(comparison.Passed)
            .FailWith("Expected {context:detections} to be on par with the reference{reason}, but {0}", new Verbatim(VerdictText.For(comparison, [])));
        return new(assertions);
    }

    // A string argument would be quoted and escaped by the formatter; the verdict is several lines.
    private sealed record Verbatim(string Text)
    {
        public override string ToString() => Text;
    }
}
