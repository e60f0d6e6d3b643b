using Parity.Running;

namespace Parity.Reporting;

/// <summary>What was not run, and why: skipped is never passed.</summary>
internal static class SkipSection
{
    public static Html Write(ParityReport report)
    {
        var reasons = report.Cases.Where(c => c.Outcome == CaseOutcome.Skipped).GroupBy(c => c.Text, StringComparer.Ordinal).Select(Reason).ToList();
        return reasons.Count == 0 ? Html.Empty : $$"""
            <section aria-labelledby="skipped">
            <h2 id="skipped">Skipped</h2>
            <ul class="reasons">{{reasons}}</ul>
            </section>
            """;
    }

    private static Html Reason(IGrouping<string, CaseResult> reason) => $$"""
        <li><details><summary>{{reason.Count()}} × {{reason.Key}}</summary><ul>{{reason.Select(c => (Html)$"<li>{c.Case.DisplayName}</li>")}}</ul></details></li>
        """;
}
