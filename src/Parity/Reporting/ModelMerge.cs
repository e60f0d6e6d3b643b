using System.Collections.Immutable;
using System.Globalization;
using Parity.Comparison;
using Parity.Running;

namespace Parity.Reporting;

/// <summary>Joins what shards found of one model, and judges what only the whole can tell: that every image is there, once.</summary>
internal static class ModelMerge
{
    public static ModelReport Join(IReadOnlyList<KeyValuePair<RunShard, ModelReport>> shards, List<string> problems)
    {
        var parts = shards.Select(s => s.Value).ToList();
        var first = parts[0];
        foreach (var (shard, other) in shards.Skip(1))
        {
            Compare(first, other, shard, problems);
        }

        var cases = Cases(first, parts, problems);
        var candidates = parts.SelectMany(p => p.Verdicts.Candidates).GroupBy(c => c.Candidate).Select(g => Candidate(first, [.. g])).OrderBy(c => PlaceOf(first, c.Candidate)).ToImmutableArray();
        return first with
        {
            Images = [.. parts.SelectMany(p => p.Images).DistinctBy(i => i.Name, StringComparer.Ordinal).OrderBy(i => first.Expected.Images.IndexOf(i.Name))],
            Cases = [.. cases.Select(c => c.Case.Kind == CaseKind.Goldens ? Whole(c, candidates, first) : c)],
            Verdicts = new()
            {
                Candidates = candidates,
                Faults = [.. parts.SelectMany(p => p.Verdicts.Faults)],
                Goldens = [.. parts.SelectMany(p => p.Verdicts.Goldens).Take(1)],
            },
            Notes = [.. parts.SelectMany(p => p.Notes).Distinct(StringComparer.Ordinal)],
        };
    }

    private static int PlaceOf(ModelReport model, string? candidate) => model.Planned.Select(c => c.Candidate).ToList().IndexOf(candidate);

    private static void Compare(ModelReport first, ModelReport other, RunShard shard, List<string> problems)
    {
        if (other.SpecSha256 != first.SpecSha256 || !other.Planned.SequenceEqual(first.Planned))
        {
            problems.Add($"{first.Model}: shard {shard} ran another spec or another set of images than the first. Run every shard on the same commit.");
        }

        foreach (var source in first.Sources)
        {
            if (other.Sources.FirstOrDefault(s => s.Side == source.Side) is { } same && same.Sha256 != source.Sha256)
            {
                problems.Add($"{first.Model}: shard {shard} ran another file as {source.Side} than the first: expected SHA-256 {source.Sha256 ?? "of no file"}, found {same.Sha256 ?? "of no file"}.");
            }
        }
    }

    private static List<CaseResult> Cases(ModelReport first, List<ModelReport> parts, List<string> problems)
    {
        var judged = parts.SelectMany(p => p.Cases).GroupBy(c => c.Case).ToDictionary(g => g.Key, g => g.ToList());
        var lacking = first.Planned.Where(c => !judged.ContainsKey(c)).ToList();
        if (lacking.Count > 0)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{first.Model}: {Counted.Of(lacking.Count, "case")} judged by no shard, {lacking[0].DisplayName} first."));
        }

        if (judged.Values.FirstOrDefault(g => g.Count > 1) is { } twice)
        {
            problems.Add($"{first.Model}: judged by more than one shard: {twice[0].Case.DisplayName}.");
        }

        return [.. first.Planned.Where(judged.ContainsKey).Select(c => judged[c][0])];
    }

    private static CandidateVerdict Candidate(ModelReport model, IReadOnlyList<CandidateVerdict> parts)
    {
        var images = parts.SelectMany(p => p.Images).OrderBy(i => model.Expected.Images.IndexOf(i.Image)).ToImmutableArray();
        var own = parts.SelectMany(p => p.Checks).Distinct().ToImmutableArray();
        var cannotRun = parts[0].SkipReason is not null || own.Any(c => c.Name == CheckNames.Requirement && !c.Passed);
        return parts[0] with
        {
            PlannedImages = model.Expected.Images,
            ReferenceRunner = parts.Select(p => p.ReferenceRunner).FirstOrDefault(r => r is not null),
            CandidateRunner = parts.Select(p => p.CandidateRunner).FirstOrDefault(r => r is not null),
            Images = images,
            Checks = cannotRun ? own : [.. own, .. CandidateJudge.Checks(model.Expected, images)],
        };
    }

    // An unsharded run judges the set of images with the golden folder; so does the joined one.
    private static CaseResult Whole(CaseResult result, ImmutableArray<CandidateVerdict> candidates, ModelReport model)
    {
        var failing = candidates.Where(c => !c.Images.IsEmpty && c.Checks.Any(check => !check.Passed)).ToList();
        return failing.Count == 0 || result.Outcome == CaseOutcome.NotJudged ? result : result with
        {
            Outcome = CaseOutcome.Failed,
            Text = string.Join('\n', [result.Text, .. failing.Select(c => VerdictText.For(c, model.Labels))]),
        };
    }
}
