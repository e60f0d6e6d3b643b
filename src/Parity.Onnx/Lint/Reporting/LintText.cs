using System.Globalization;

namespace Parity.Onnx.Lint.Reporting;

/// <summary>A report as lines of text: equal cases together, each with why, fix and where to read more.</summary>
public static class LintText
{
    private const int MostPlaces = 8;

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Lines(LintReport report)
    {
        yield return Heading(report);
        foreach (var note in report.Notes)
        {
            yield return $"  {note}";
        }

        foreach (var group in report.Findings.GroupBy(f => (f.Rule, f.Severity, f.Why, f.Fix)))
        {
            yield return $"  {group.Key.Severity.Word()} {group.Key.Rule.Id}: {Places([.. group])}";
            yield return $"    why  {group.Key.Why}";
            yield return $"    fix  {group.Key.Fix}";
            yield return $"    read {group.Key.Rule.Documentation}";
        }

        foreach (var group in report.Suppressed.GroupBy(f => (f.Rule, f.Adjustment)))
        {
            yield return $"  suppressed {group.Key.Rule.Id}: {Places([.. group])} (reason: {group.Key.Adjustment!.Reason})";
        }

        foreach (var adjustment in report.Unused)
        {
            yield return $"  the entry for {adjustment.Rule} ({adjustment.Reason}) covers nothing that is found; remove it.";
        }

        yield return Summary(report);
    }

    /// <summary>Suspicions in one line each, equal ones together, for a verdict of a candidate that failed.</summary>
    public static IEnumerable<string> Short(IEnumerable<LintFinding> findings) =>
        findings.GroupBy(f => (f.Rule, f.Why, f.Fix)).Select(g => $"{Places([.. g])}: {g.Key.Why} {g.Key.Fix}");

    private static string Heading(LintReport report) => $"{report.Model}{(report.Target is { } target ? $" for {target.DisplayName}" : string.Empty)}";

    private static string Summary(LintReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {report.Operators} operators held to {report.Rules.Length} rules: {report.Count(LintSeverity.Error)} errors, {report.Count(LintSeverity.Warning)} warnings, {report.Count(LintSeverity.Note)} notes, {report.Suppressed.Length} suppressed.");

    private static string Places(IReadOnlyList<LintFinding> findings)
    {
        var shown = string.Join(", ", findings.Take(MostPlaces).Select(f => f.Place.Text));
        return findings.Count <= MostPlaces ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown} and {findings.Count - MostPlaces} more");
    }
}
