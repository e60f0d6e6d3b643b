using System.Collections.Immutable;
using System.Globalization;
using Parity.Running;
using Parity.Specs;

namespace Parity.Comparison;

/// <summary>Puts the images of one candidate together, and refuses a verdict that rests on nothing.</summary>
public static class CandidateJudge
{
    /// <summary>Judges a candidate by its images; with <paramref name="candidate"/> null, the reference held to its own golden.</summary>
    /// <param name="spec">The spec: what it expects.</param>
    /// <param name="candidate">The candidate's name, or null.</param>
    /// <param name="images">The verdicts on its images.</param>
    /// <param name="referenceRunner">What ran as the reference, or null where the golden stood in.</param>
    /// <param name="candidateRunner">What ran as the candidate, or null.</param>
    public static CandidateVerdict Judge(
        ParitySpec spec,
        string? candidate,
        IReadOnlyList<ImageVerdict> images,
        RunnerDescription? referenceRunner = null,
        RunnerDescription? candidateRunner = null) => new()
        {
            Model = spec.Model,
            Candidate = candidate,
            Precision = spec.Candidates.FirstOrDefault(c => c.Name == candidate)?.Precision ?? PrecisionClass.Fp32,
            PlannedImages = spec.Images.Names,
            ReferenceRunner = referenceRunner,
            CandidateRunner = candidateRunner,
            Images = [.. images],
            Checks = Checks(ImageExpectation.Of(spec), images),
        };

    /// <summary>What must hold for the set of images as a whole.</summary>
    internal static ImmutableArray<Check> Checks(ImageExpectation expected, IReadOnlyList<ImageVerdict> images) =>
        [Images(expected, images), Distinct(images), EmptyImages(expected), Compared(images)];

    private static Check Images(ImageExpectation set, IReadOnlyList<ImageVerdict> images)
    {
        var expected = set.Count ?? Math.Max(1, set.Images.Length);
        var lacking = set.Images.Except(images.Select(i => i.Image)).ToList();
        return new()
        {
            Name = CheckNames.Images,
            Passed = images.Count == expected && lacking.Count == 0,
            Expected = Counted.Of(expected, "image"),
            Found = Counted.Of(images.Count, "image") + (lacking.Count > 0 ? $"; not judged: {List(lacking)}" : string.Empty),
            Limit = set.Count is null ? "every image of the spec, at least one" : "expect.images",
            Fix = "look for golden images that were moved, or for a side that skipped some; if the set is meant, change expect.images",
        };
    }

    private static Check Distinct(IReadOnlyList<ImageVerdict> images)
    {
        var twice = images.GroupBy(i => i.Image, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        return new()
        {
            Name = CheckNames.DuplicateImages,
            Passed = twice.Count == 0,
            Expected = "every image once",
            Found = twice.Count == 0 ? "every image once" : $"more than once: {List(twice)}",
        };
    }

    private static Check EmptyImages(ImageExpectation set)
    {
        var unknown = set.Empty.Except(set.Images).Order(StringComparer.Ordinal).ToList();
        return new()
        {
            Name = CheckNames.EmptyImages,
            Passed = unknown.Count == 0,
            Expected = "every image under expect.empty to be an image of the spec",
            Found = unknown.Count == 0 ? Counted.Of(set.Empty.Length, "image") : $"no such image: {List(unknown)}",
        };
    }

    private static Check Compared(IReadOnlyList<ImageVerdict> images)
    {
        var values = images.Sum(i => i.ComparedModelValues);
        return new()
        {
            Name = CheckNames.Compared,
            Passed = values > 0,
            Expected = "at least one detection or raw output compared",
            Found = Counted.Of(values, "value"),
            Fix = values > 0 ? null : "a model that finds nothing anywhere proves nothing: add an image with objects",
        };
    }

    private static string List(List<string> names) =>
        string.Join(", ", names.Take(5)) + (names.Count > 5 ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - 5} more") : string.Empty);
}
