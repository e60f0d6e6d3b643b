using System.Globalization;
using Parity.Comparison;
using Parity.Running;

namespace Parity.Reporting;

/// <summary>A summary fit for a pull request's comment or a CI step's summary: short, whatever the run found. What is left out is counted.</summary>
public static class MarkdownSummary
{
    /// <summary>The first line, which no reader sees: by it a script finds the comment of an earlier run, to update it.</summary>
    public const string Marker = "<!-- parity-summary -->";

    private const int MaxProblems = 8;
    private const int MaxLines = 25;
    private const int MaxItems = 20;

    // GitHub refuses comments above 65536 characters; Azure DevOps takes 150,000 and GitLab 1,000,000. The whole may be 60,000: each section ends where the next must still have room.
    private const int EndOfErrors = 12_000;
    private const int EndOfTable = 28_000;
    private const int EndOfProblems = 48_000;
    private const int EndOfSkips = 53_000;
    private const int EndOfNotes = 58_000;

    /// <summary>The summary, LF; at most 60,000 characters.</summary>
    public static string Write(ParityReport report)
    {
        var text = new BoundedMarkdown().Add($"{Marker}\n## {Title(report.Outcome)}\n\n{report.Counts.Line}.\n\n");
        AddList(text, null, [.. report.Problems, .. report.UnusableSpecs.Select(u => $"{u.File}: {u.Message}")], EndOfErrors);
        AddTable(text, report);
        AddProblems(text, report);
        AddList(text, "Skipped", [.. report.Cases.Where(c => c.Outcome == CaseOutcome.Skipped).GroupBy(c => c.Text, StringComparer.Ordinal).Select(g => $"{Counted.Of(g.Count(), "case")}: {g.Key}")], EndOfSkips);
        AddList(text, "Notes", [.. report.Models.SelectMany(m => m.Notes), .. report.Notes], EndOfNotes);
        var origin = string.Join(", ", ((string?[])[report.Shard is null ? null : $"shard {report.Shard}", report.Commit is { } commit ? $"commit {MarkdownText.Cut(commit, 100)}" : null, $"Parity {report.Machine.Tool}"]).OfType<string>());
        return text.Add($"<sub>{MarkdownText.Inline(origin)}, {report.Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC</sub>\n").ToString();
    }

    /// <summary>The verdict in words with its mark.</summary>
    internal static string Title(ReportOutcome outcome) => outcome switch
    {
        ReportOutcome.Parity => "✅ Parity",
        ReportOutcome.NoParity => "❌ No parity",
        _ => "⚠️ Could not judge everything",
    };

    private static void AddTable(BoundedMarkdown text, ParityReport report)
    {
        // What does not hold comes first, or a long table would leave it out.
        var sides = report.Models.SelectMany(m => SideSummary.Of(m)).ToList();
        var rows = sides.OrderBy(s => s.Outcome is CaseOutcome.Passed or CaseOutcome.Skipped).Select(Row).ToList();
        text.Add("| model | candidate | verdict | images | worst box | worst score | diverges first at |\n|---|---|---|---|---|---|---|\n");
        var added = text.AddUpTo(rows, EndOfTable);
        text.Add(added < rows.Count ? $"\n{Counted.Of(rows.Count - added, "further row")} in the report.\n\n" : "\n");
    }

    private static string Row(SideSummary side)
    {
        var passed = side.ImageCases.Count(c => c.Outcome == CaseOutcome.Passed);
        var stages = string.Join(", ", side.Diverging.Select(d => string.Create(CultureInfo.InvariantCulture, $"{StageNames.Of(d.Stage)} ({d.Images})")));
        return string.Create(CultureInfo.InvariantCulture, $"| {MarkdownText.Inline(side.Model.Model)} | {MarkdownText.Inline(side.Name)} | {Mark(side.Outcome)} | {passed}/{side.ImageCases.Length} ")
            + $"| {Of(side.WorstBox, side.BoxTolerance, " px")} | {Of(side.WorstScore, side.ScoreTolerance, string.Empty)} | {stages} |\n";
    }

    private static void AddProblems(BoundedMarkdown text, ParityReport report)
    {
        // A broken export fails on every image in the same way: one of each side says how.
        var bad = report.Cases.Where(c => c.Outcome is CaseOutcome.Failed or CaseOutcome.NotJudged).ToList();
        var kinds = bad.GroupBy(c => (c.Case.Model, c.Case.Kind, c.Case.Candidate, Fault: c.Case.Kind == CaseKind.Image ? string.Empty : c.Case.Subject)).Select(g => g.First());
        var added = text.AddUpTo([.. kinds.Take(MaxProblems).Select(Problem)], EndOfProblems);
        if (bad.Count > added)
        {
            text.Add($"{Counted.Of(bad.Count - added, "further case")} in the report.\n\n");
        }
    }

    private static string Problem(CaseResult problem)
    {
        var lines = problem.Text.ReplaceLineEndings("\n").Split('\n');
        var cut = string.Join('\n', lines.Take(MaxLines).Select(l => MarkdownText.Cut(l, 400))) + (lines.Length > MaxLines ? "\n…" : string.Empty);
        return $"<details><summary>{Mark(problem.Outcome)}: {MarkdownText.Inline(problem.Case.DisplayName)}</summary>\n\n{MarkdownText.Block(cut)}\n\n</details>\n\n";
    }

    private static void AddList(BoundedMarkdown text, string? title, IReadOnlyCollection<string> items, int end)
    {
        if (items.Count == 0)
        {
            return;
        }

        text.Add(title is null ? string.Empty : $"### {title}\n\n");
        var added = text.AddUpTo([.. items.Take(MaxItems).Select(i => $"- {MarkdownText.Inline(MarkdownText.Cut(i, 1000))}\n")], end);
        text.Add(added < items.Count ? $"- {Counted.Of(items.Count - added, "further line")} in the report.\n\n" : "\n");
    }

    private static string Of(double? worst, double? limit, string unit) =>
        worst is null || limit is null ? "–" : $"{OverviewSection.Plain(worst.Value)}{unit} of {OverviewSection.Plain(limit.Value)}{unit}";

    private static string Mark(CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Passed => "✅ holds",
        CaseOutcome.Failed => "❌ fails",
        CaseOutcome.Skipped => "⏭️ skipped",
        _ => "⚠️ not judged",
    };
}
