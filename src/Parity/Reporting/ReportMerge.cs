using System.Collections.Immutable;
using System.Globalization;
using Parity.Comparison;
using Parity.Running;

namespace Parity.Reporting;

/// <summary>
/// Joins the reports of shards into the report the whole run would have made. What is missing, twice or from another run becomes a problem of the whole,
/// which then is not judged.
/// </summary>
public static class ReportMerge
{
    /// <summary>Joins reports.</summary>
    /// <param name="shards">The reports, each with the file it was read from, in any order.</param>
    /// <exception cref="ParityException">There is nothing to join, or a report is of no shard.</exception>
    public static ParityReport Join(IReadOnlyCollection<KeyValuePair<string, ParityReport>> shards)
    {
        if (shards.Count == 0)
        {
            throw new ParityException("expected the report.json of every shard; found none.");
        }

        if (shards.Where(s => s.Value.Shard is null).Select(s => s.Key).FirstOrDefault() is { } whole)
        {
            throw new ParityException($"{whole}: expected the report of a shard (parity run --shard 1/8); found that of a whole run, which needs no merging.");
        }

        var ordered = shards.OrderBy(s => s.Value.Shard!.Index).ThenBy(s => s.Key, StringComparer.Ordinal).ToList();
        var reports = ordered.Select(s => s.Value).ToList();
        var problems = new List<string>([.. Shards(ordered), .. SameRun(ordered)]);
        var names = reports.SelectMany(r => r.Models).Select(m => m.Model).Distinct(StringComparer.Ordinal).ToList();
        return new()
        {
            Created = reports.Max(r => r.Created),
            Machine = reports[0].Machine,
            Commit = reports[0].Commit,
            Models = [.. names.Select(name => ModelMerge.Join([.. ordered.SelectMany(s => s.Value.Models.Where(m => m.Model == name).Select(m => KeyValuePair.Create(s.Value.Shard!, m)))], problems))],
            UnusableSpecs = [.. reports.SelectMany(r => r.UnusableSpecs).Distinct()],
            Problems = [.. reports.SelectMany(r => r.Problems), .. problems],
            Notes = [.. reports.SelectMany(r => r.Notes).Distinct(StringComparer.Ordinal)],
            Pictures = [.. reports.SelectMany(r => r.Pictures).DistinctBy(p => p.Id, StringComparer.Ordinal).OrderBy(p => p.Id, StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<string> Shards(List<KeyValuePair<string, ParityReport>> ordered)
    {
        var count = ordered[0].Value.Shard!.Count;
        foreach (var other in ordered.Where(s => s.Value.Shard!.Count != count))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{other.Key}: expected a shard of {count}; found {other.Value.Shard}. Merge the shards of one run only.");
        }

        foreach (var twice in ordered.GroupBy(s => s.Value.Shard!.Index).Where(g => g.Count() > 1))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"shard {twice.Key}/{count} is there more than once: {string.Join(", ", twice.Select(s => s.Key))}.");
        }

        foreach (var index in Enumerable.Range(1, count).Except(ordered.Select(s => s.Value.Shard!.Index)))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"shard {index}/{count} is missing: expected its report.json. Look at that job, and run it again.");
        }
    }

    private static IEnumerable<string> SameRun(List<KeyValuePair<string, ParityReport>> ordered)
    {
        var (firstFile, first) = ordered[0];
        foreach (var (file, report) in ordered.Skip(1))
        {
            if (report.Commit != first.Commit)
            {
                yield return $"{file}: expected commit {first.Commit ?? "unknown"} as in {firstFile}; found {report.Commit ?? "unknown"}. Merge the shards of one run only.";
            }

            if (report.Machine.Tool != first.Machine.Tool)
            {
                yield return $"{file}: expected Parity {first.Machine.Tool} as in {firstFile}; found {report.Machine.Tool}. Use one version for every shard.";
            }

            foreach (var model in first.Models.Select(m => m.Model).Except(report.Models.Select(m => m.Model)).Concat(report.Models.Select(m => m.Model).Except(first.Models.Select(m => m.Model))))
            {
                yield return $"{file}: the model {model} is in only one of this report and {firstFile}. Run every shard on the same specs.";
            }
        }
    }
}
