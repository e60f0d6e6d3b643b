using System.Globalization;
using Parity.Comparison;
using Parity.Running;
using Spectre.Console;

namespace Parity.Cli.Commands;

/// <summary>Writes what did not hold in full, then one row a model and candidate, then the coverage line.</summary>
internal static class RunTable
{
    public static void Write(CliContext context, RunReport report)
    {
        WriteProblems(context, report);
        var table = new Table().Border(TableBorder.Rounded).AddColumns("model", "what", "passed", "failed", "not judged", "skipped", "values compared");
        foreach (var group in report.Cases.GroupBy(c => (c.Case.Model, What: What(c.Case))))
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
        foreach (var reason in report.Cases.Where(c => c.Outcome == CaseOutcome.Skipped).GroupBy(c => c.Text, StringComparer.Ordinal))
        {
            context.WriteLine(string.Create(CultureInfo.InvariantCulture, $"skipped ({reason.Count()}): {reason.Key}"));
        }

        foreach (var note in report.Notes)
        {
            context.WriteLine(note);
        }
    }

    // What really ran, and how far its detections lie from the reference's.
    private static void WriteRunners(CliContext context, RunReport report)
    {
        foreach (var verdict in report.Results.SelectMany(r => r.Candidates).Where(c => c.CandidateRunner is not null))
        {
            context.WriteLine($"{verdict.Model} › {verdict.Candidate}: {RunnerText.Of(verdict.CandidateRunner!)}{(verdict.Drift is { } drift ? $"; {drift}" : string.Empty)}");
        }
    }

    private static void WriteProblems(CliContext context, RunReport report)
    {
        // One message for many cases (a checkpoint that cannot be read) is said once.
        foreach (var problem in report.Cases.Where(c => c.Outcome is CaseOutcome.NotJudged).GroupBy(c => c.Text, StringComparer.Ordinal))
        {
            var first = problem.First().Case.DisplayName;
            context.WriteError(problem.Count() == 1
                ? $"could not judge {first}: {problem.Key}"
                : string.Create(CultureInfo.InvariantCulture, $"could not judge {first} and {problem.Count() - 1} more cases: {problem.Key}"));
        }

        // A broken export fails on every image in the same way: the first says how, the others are named. --output has every text.
        foreach (var failing in report.Cases.Where(c => c.Outcome is CaseOutcome.Failed).GroupBy(c => (c.Case.Model, What: What(c.Case))))
        {
            foreach (var failed in failing.Key.What is "faults" or "lint" ? failing : failing.Take(1))
            {
                context.WriteLine(failed.Text);
                context.WriteLine(string.Empty);
            }

            if (failing.Key.What is not ("faults" or "lint") && failing.Count() > 1)
            {
                context.WriteLine($"  and so: {string.Join(", ", failing.Skip(1).Select(c => c.Case.Subject.Length > 0 ? c.Case.Subject : c.Case.DisplayName))}");
                context.WriteLine(string.Empty);
            }
        }
    }

    private static string Summary(RunReport report)
    {
        var verdict = report.ExitCode switch
        {
            ExitCodes.Parity => "Parity.",
            ExitCodes.NoParity => "No parity.",
            _ => "Could not judge everything.",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Cases.Count} cases: {report.Count(CaseOutcome.Passed)} passed, {report.Count(CaseOutcome.Failed)} failed, {report.Count(CaseOutcome.NotJudged)} not judged, {report.Count(CaseOutcome.Skipped)} skipped; {report.Cases.Sum(c => c.ComparedValues):#,0} values compared. {verdict}");
    }

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
