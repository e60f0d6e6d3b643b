using System.Globalization;
using Parity.Detections;
using Parity.Imaging;
using Parity.Specs;

namespace Parity.Comparison;

/// <summary>
/// Holds the number of detections of one side to what the spec expects, so that an empty prediction never passes. A detection near the
/// threshold may be counted or not, whichever helps: it is a crossing, which does not fail.
/// </summary>
internal static class Expectations
{
    public static IEnumerable<Check> Judge(string side, IReadOnlyList<Detection> detections, TensorFingerprint input, bool expectedEmpty, ExpectSpec expect, DetectionBudget budget)
    {
        var atMost = detections.Count(d => d.Score >= budget.ScoreFloor);
        var atLeast = detections.Count(d => budget.IsJudged(d.Score) && !budget.IsNearThreshold(d.Score));
        if (expectedEmpty)
        {
            return [Empty(side, atLeast)];
        }

        List<Check> checks = [];
        if (expect.MinDetectionsPerImage > 0)
        {
            checks.Add(atMost == 0 ? NotEmpty(side, input) : Minimum(side, atMost, expect.MinDetectionsPerImage));
        }

        if (expect.MaxDetectionsPerImage is { } max)
        {
            checks.Add(Maximum(side, atLeast, max));
        }

        return checks;
    }

    private static Check Empty(string side, int count) => new()
    {
        Name = CheckNames.Empty,
        Passed = count == 0,
        Expected = "no detection: the spec lists the image under expect.empty",
        Found = Counted.Of(count, "detection"),
        Limit = "0",
        Where = side,
    };

    // Pixels that were never divided: no negative value, and some far beyond 1. Normalised tensors have negative values.
    private static bool IsPixelRange(TensorFingerprint input) => input.Channels.All(c => c.Min >= 0) && input.Channels.Any(c => c.Max is > 32 and <= 255);

    private static Check NotEmpty(string side, TensorFingerprint input) => new()
    {
        Name = CheckNames.NotEmpty,
        Passed = false,
        Expected = "detections: the spec does not list the image under expect.empty",
        Found = "none",
        Limit = "at least 1",
        Where = side,
        Fix = IsPixelRange(input)
            ? "the preprocessed tensor still has pixel values, up to 255: divide by 255 (scale: 1/255), which is what detectors with an input in 0..1 are trained on"
            : "look for a wrong input range or score threshold; if the image has no object, list it under expect.empty",
    };

    private static Check Minimum(string side, int count, int min) => new()
    {
        Name = CheckNames.MinDetections,
        Passed = count >= min,
        Expected = $"at least {Counted.Of(min, "detection")}",
        Found = Counted.Of(count, "detection"),
        Limit = min.ToString(CultureInfo.InvariantCulture),
        Where = side,
    };

    private static Check Maximum(string side, int count, int max) => new()
    {
        Name = CheckNames.MaxDetections,
        Passed = count <= max,
        Expected = $"at most {Counted.Of(max, "detection")}",
        Found = Counted.Of(count, "detection"),
        Limit = max.ToString(CultureInfo.InvariantCulture),
        Where = side,
    };
}
