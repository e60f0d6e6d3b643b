using System.Collections.Immutable;
using Parity.Running;

namespace Parity.Comparison;

/// <summary>Everything a run judged, of one spec or of many. Plain data: it can be saved, and reported in any form.</summary>
public sealed record ParityResult
{
    /// <summary>The candidates of all specs; references held to their goldens where a spec has no candidate.</summary>
    public ImmutableArray<CandidateVerdict> Candidates { get; init; } = [];

    /// <summary>The faults the specs say they catch.</summary>
    public ImmutableArray<FaultVerdict> Faults { get; init; } = [];

    /// <summary>The golden folders of the models.</summary>
    public ImmutableArray<GoldenFolderVerdict> Goldens { get; init; } = [];

    /// <summary>Every test case with its outcome.</summary>
    public ImmutableArray<JudgedCase> Cases =>
    [
        .. Candidates.SelectMany(ImageCases),
        .. Faults.Select(f => new JudgedCase(new(f.Model, CaseKind.Fault, null, f.Fault), f.Outcome, f.ComparedValues, f.SkipReason)),
        .. Goldens.Select(g => new JudgedCase(new(g.Model, CaseKind.Goldens, null, string.Empty), g.Outcome, 0, null)),
    ];

    /// <summary>What must hold for the run as a whole: something was judged, and nothing twice.</summary>
    public ImmutableArray<Check> Checks => [AnyCase(Cases), DistinctCases(Cases)];

    /// <summary>What the run covered.</summary>
    public Coverage Coverage => new()
    {
        Cases = Cases.Length,
        Passed = Cases.Count(c => c.Outcome == Outcome.Passed),
        Failed = Cases.Count(c => c.Outcome == Outcome.Failed),
        ComparedValues = Cases.Sum(c => c.ComparedValues),
        Skips = [.. Cases.Where(c => c.Outcome == Outcome.Skipped)],
    };

    /// <summary>Failed when anything failed or nothing was judged; skipped when everything was, each with its declared reason.</summary>
    public Outcome Outcome =>
        !Checks.All(c => c.Passed) || Parts.Any(o => o == Outcome.Failed) ? Outcome.Failed
        : Candidates.Any(c => c.Outcome == Outcome.Passed) ? Outcome.Passed
        : Outcome.Skipped;

    private IEnumerable<Outcome> Parts => [.. Candidates.Select(c => c.Outcome), .. Faults.Select(f => f.Outcome), .. Goldens.Select(g => g.Outcome)];

    private static IEnumerable<JudgedCase> ImageCases(CandidateVerdict candidate)
    {
        ParityCase Case(string image) => new(candidate.Model, CaseKind.Image, candidate.Candidate, image);
        return candidate.SkipReason is null
            ? candidate.Images.Select(i => new JudgedCase(Case(i.Image), i.Outcome, i.ComparedValues, null))
            : candidate.PlannedImages.Select(name => new JudgedCase(Case(name), Outcome.Skipped, 0, candidate.SkipReason));
    }

    private static Check AnyCase(ImmutableArray<JudgedCase> cases)
    {
        var images = cases.Count(c => c.Case.Kind == CaseKind.Image);
        return new()
        {
            Name = CheckNames.Cases,
            Passed = images > 0,
            Expected = "at least one image case",
            Found = Counted.Of(images, "image case"),
            Fix = images > 0 ? null : "check that the specs are found and that their patterns match images",
        };
    }

    private static Check DistinctCases(ImmutableArray<JudgedCase> cases)
    {
        var twice = cases.GroupBy(c => c.Case).FirstOrDefault(g => g.Count() > 1)?.Key;
        return new()
        {
            Name = CheckNames.DuplicateCases,
            Passed = twice is null,
            Expected = "every case once",
            Found = twice is null ? "every case once" : $"more than once: {twice.DisplayName}",
            Fix = twice is null ? null : "two specs claim the same model: give each its own name",
        };
    }
}
