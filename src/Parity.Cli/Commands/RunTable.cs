using System.Globalization;
using Parity.Comparison;
using Parity.Reporting;
using Parity.Running;
using Spectre.Console;

namespace Parity.Cli.Commands;

/// <summary>Writes what did not hold in full, then one row a model and candidate, then the coverage line.</summary>
internal static class RunTable
{
    public static void Write(CliContext context, ParityReport report, Verbosity verbosity)
    {
        var cases = report.Models.SelectMany(m => m.Cases).ToList();
        foreach (var problem in report.Problems)
        {
            context.WriteError(problem);
        }

        WriteUnjudged(context, cases);
        if (verbosity == Verbosity.Quiet)
        {
            context.WriteLine(Summary(report));
            return;
        }

        if (verbosity == Verbosity.Detailed)
        {
            foreach (var passed in cases.Where(c => c.Outcome == CaseOutcome.Passed))
            {
                context.WriteLine(passed.Text);
            }
        }

        WriteFailed(context, cases, verbosity);
        var table = new Table().Border(TableBorder.Rounded).AddColumns("model", "what", "passed", "failed", "not judged", "skipped", "values compared");
        foreach (var group in cases.GroupBy(c => (c.Case.Model, What: What(c.Case))))
        {
            table.AddRow(
                Markup.Escape(group.Key.Model),
                Markup.Escape(group.Key.What),
                Cell(group, CaseOutcome.Passed, "green"),
                Cell(group, CaseOutcome.Failed, "red"),
                Cell(group, CaseOutcome.NotJudged, "red"),
                Cell(group, CaseOutcome.Skipped, "yellow"),
                group.Sum(c => c.ComparedValues).ToString("#,0", CultureInfo.InvariantCulture));
        }

        context.Out.Write(table);
        WriteRunners(context, report);
        context.WriteLine(Summary(report));
        foreach (var reason in cases.Where(c => c.Outcome == CaseOutcome.Skipped).GroupBy(c => c.Text, StringComparer.Ordinal))
        {
            context.WriteLine(string.Create(CultureInfo.InvariantCulture, $"skipped ({reason.Count()}): {reason.Key}"));
        }

        foreach (var note in report.Models.SelectMany(m => m.Notes).Concat(report.Notes))
        {
            context.WriteLine(note);
        }
    }

    // What really ran, and how far its detections lie from the reference's.
    private static void WriteRunners(CliContext context, ParityReport report)
    {
        foreach (var verdict in report.Models.SelectMany(m => m.Verdicts.Candidates).Where(c => c.CandidateRunner is not null))
        {
            context.WriteLine($"{verdict.Model} › {verdict.Candidate}: {RunnerText.Of(verdict.CandidateRunner!)}{(verdict.Drift is { } drift ? $"; {drift}" : string.Empty)}");
        }
    }

    private static void WriteUnjudged(CliContext context, List<CaseResult> cases)
    {
        // One message for many cases (a checkpoint that cannot be read) is said once.
        foreach (var problem in cases.Where(c => c.Outcome is CaseOutcome.NotJudged).GroupBy(c => c.Text, StringComparer.Ordinal))
        {
            var first = problem.First().Case.DisplayName;
            context.WriteError(problem.Count() == 1
                ? $"could not judge {first}: {problem.Key}"
                : string.Create(CultureInfo.InvariantCulture, $"could not judge {first} and {problem.Count() - 1} more cases: {problem.Key}"));
        }
    }

    private static void WriteFailed(CliContext context, List<CaseResult> cases, Verbosity verbosity)
    {
        // A broken export fails on every image in the same way: the first says how, the others are named. The report has every text.
        foreach (var failing in cases.Where(c => c.Outcome is CaseOutcome.Failed).GroupBy(c => (c.Case.Model, What: What(c.Case))))
        {
            var all = failing.Key.What is "faults" or "lint" || verbosity == Verbosity.Detailed;
            foreach (var failed in all ? failing : failing.Take(1))
            {
                context.WriteLine(failed.Text);
                context.WriteLine(string.Empty);
            }

            if (!all && failing.Count() > 1)
            {
                context.WriteLine($"  and so: {string.Join(", ", failing.Skip(1).Select(c => c.Case.Subject.Length > 0 ? c.Case.Subject : c.Case.DisplayName))}");
                context.WriteLine(string.Empty);
            }
        }
    }

    private static string Summary(ParityReport report) => report.Counts.Line + ". " + report.Outcome switch
    {
        ReportOutcome.Parity when report.Shard is { } shard => $"Parity in shard {shard}.",
        ReportOutcome.Parity => "Parity.",
        ReportOutcome.NoParity => "No parity.",
        _ => "Could not judge everything.",
    };

    private static string What(ParityCase parityCase) => parityCase.Kind switch
    {
        CaseKind.Image or CaseKind.Weights => parityCase.Candidate ?? "reference",
        CaseKind.Lint => "lint",
        CaseKind.Fault => "faults",
        _ => "goldens",
    };

    private static string Cell(IEnumerable<CaseResult> cases, CaseOutcome outcome, string colour)
    {
        var count = cases.Count(c => c.Outcome == outcome);
        return count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"[{colour}]{count}[/]");
    }
}
