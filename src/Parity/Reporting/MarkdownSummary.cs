using System.Globalization;
using System.Text;
using Parity.Comparison;
using Parity.Running;

namespace Parity.Reporting;

/// <summary>A summary fit for a pull request's comment or a CI step's summary: short, whatever the run found.</summary>
public static class MarkdownSummary
{
    private const int MaxProblems = 8;
    private const int MaxLines = 25;

    // GitHub refuses comments above 65536 characters.
    private const int MaxLength = 60_000;

    /// <summary>The summary, LF.</summary>
    public static string Write(ParityReport report)
    {
        var text = new StringBuilder();
        text.Append($"## {Title(report.Outcome)}\n\n{report.Counts.Line}.\n\n");
        AddList(text, null, [.. report.Problems, .. report.UnusableSpecs.Select(u => $"{u.File}: {u.Message}")]);
        AddTable(text, report);
        AddProblems(text, report);
        AddList(text, "Skipped", report.Cases.Where(c => c.Outcome == CaseOutcome.Skipped).GroupBy(c => c.Text, StringComparer.Ordinal).Select(g => $"{Counted.Of(g.Count(), "case")}: {g.Key}"));
        AddList(text, "Notes", report.Models.SelectMany(m => m.Notes).Concat(report.Notes));
        var origin = string.Join(", ", ((string?[])[report.Shard is null ? null : $"shard {report.Shard}", report.Commit is { } commit ? $"commit {commit}" : null, $"Parity {report.Machine.Tool}"]).OfType<string>());
        text.Append($"<sub>{MarkdownText.Inline(origin)}, {report.Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC</sub>\n");
        return text.Length <= MaxLength ? text.ToString() : $"{text.ToString(0, MaxLength)}\n\n… cut short; the report has it all.\n";
    }

    /// <summary>The verdict in words with its mark.</summary>
    internal static string Title(ReportOutcome outcome) => outcome switch
    {
        ReportOutcome.Parity => "✅ Parity",
        ReportOutcome.NoParity => "❌ No parity",
        _ => "⚠️ Could not judge everything",
    };

    private static void AddTable(StringBuilder text, ParityReport report)
    {
        text.Append("| model | candidate | verdict | images | worst box | worst score | diverges first at |\n|---|---|---|---|---|---|---|\n");
        foreach (var side in report.Models.SelectMany(m => SideSummary.Of(m)))
        {
            var passed = side.ImageCases.Count(c => c.Outcome == CaseOutcome.Passed);
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Inline(side.Model.Model)} | {MarkdownText.Inline(side.Name)} | {Mark(side.Outcome)} | {passed}/{side.ImageCases.Length} ");
            text.Append($"| {Of(side.WorstBox, side.BoxTolerance, " px")} | {Of(side.WorstScore, side.ScoreTolerance, string.Empty)} ");
            text.Append($"| {string.Join(", ", side.Diverging.Select(d => $"{StageNames.Of(d.Stage)} ({d.Images})"))} |\n");
        }

        text.Append('\n');
    }

    private static void AddProblems(StringBuilder text, ParityReport report)
    {
        // A broken export fails on every image in the same way: one of each side says how.
        var bad = report.Cases.Where(c => c.Outcome is CaseOutcome.Failed or CaseOutcome.NotJudged).ToList();
        var shown = bad.GroupBy(c => (c.Case.Model, c.Case.Kind, c.Case.Candidate, Fault: c.Case.Kind == CaseKind.Image ? string.Empty : c.Case.Subject)).Select(g => g.First()).Take(MaxProblems).ToList();
        foreach (var problem in shown)
        {
            var lines = problem.Text.ReplaceLineEndings("\n").Split('\n');
            var cut = string.Join('\n', lines.Take(MaxLines)) + (lines.Length > MaxLines ? "\n…" : string.Empty);
            text.Append($"<details><summary>{Mark(problem.Outcome)}: {MarkdownText.Inline(problem.Case.DisplayName)}</summary>\n\n{MarkdownText.Block(cut)}\n\n</details>\n\n");
        }

        if (bad.Count > shown.Count)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Counted.Of(bad.Count - shown.Count, "further case")} in the report.\n\n");
        }
    }

    private static void AddList(StringBuilder text, string? title, IEnumerable<string> items)
    {
        var lines = items.ToList();
        if (lines.Count > 0)
        {
            text.Append(title is null ? string.Empty : $"### {title}\n\n").AppendJoin('\n', lines.Take(20).Select(i => $"- {MarkdownText.Inline(i)}")).Append("\n\n");
        }
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
