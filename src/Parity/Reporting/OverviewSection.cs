using System.Globalization;
using Parity.Comparison;
using Parity.Running;

namespace Parity.Reporting;

/// <summary>The first thing to read: one row a model and candidate, and what stood in the way of judging.</summary>
internal static class OverviewSection
{
    public static Html Write(ParityReport report) => $$"""
        <section aria-labelledby="overview">
        <h2 id="overview">Overview</h2>
        {{Problems(report)}}
        <div class="table-scroll" tabindex="0" role="region" aria-label="Table of all candidates">
        <table class="stacked" role="table">
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Model</th><th scope="col" role="columnheader">Candidate</th><th scope="col" role="columnheader">Verdict</th><th scope="col" role="columnheader" class="number">Images</th><th scope="col" role="columnheader">Box budget used</th><th scope="col" role="columnheader">Score budget used</th><th scope="col" role="columnheader">Diverges first at</th></tr></thead>
        <tbody role="rowgroup">
        {{report.Models.SelectMany((m, i) => SideSummary.Of(m).Select((s, j) => Row(s, $"m{i}s{j}")))}}
        </tbody>
        </table>
        </div>
        </section>
        """;

    /// <summary>A badge with an outcome; its mark and words tell what its colour tells.</summary>
    public static Html Badge(CaseOutcome outcome) => $"""<span class="badge {OutcomeNames.Of(outcome)}">{OutcomeNames.InWords(outcome)}</span>""";

    private static Html Problems(ParityReport report)
    {
        var problems = report.Problems.Concat(report.UnusableSpecs.Select(u => u.Message)).ToList();
        var notes = report.Notes.ToList();
        Html bad = problems.Count == 0 ? Html.Empty : $"""<ul class="notice unjudged">{problems.Select(p => (Html)$"<li>{p}</li>")}</ul>""";
        Html good = notes.Count == 0 ? Html.Empty : $"""<ul class="notice">{notes.Select(p => (Html)$"<li>{p}</li>")}</ul>""";
        return $"{bad}{good}";
    }

    private static Html Row(SideSummary side, string anchor) => $$"""
        <tr role="row"><th scope="row" role="rowheader">{{side.Model.Model}}</th><td role="cell" data-label="Candidate"><a href="#{{anchor}}">{{side.Name}}</a></td><td role="cell" data-label="Verdict">{{Badge(side.Outcome)}}</td><td role="cell" data-label="Images" class="number">{{side.ImageCases.Count(c => c.Outcome == CaseOutcome.Passed)}} of {{side.ImageCases.Length}}</td><td role="cell" data-label="Box budget used">{{Meter(side.WorstBox, side.BoxTolerance, " px")}}</td><td role="cell" data-label="Score budget used">{{Meter(side.WorstScore, side.ScoreTolerance, string.Empty)}}</td><td role="cell" data-label="Diverges first at">{{Stages(side)}}</td></tr>
        """;

    // Three digits as people write them: nobody reads 9.155E-05 at a glance.
    internal static string Plain(double value) => Math.Abs(value) is > 0 and < 1e-3 and >= 1e-7
        ? ((decimal)value).ToString(string.Concat("0.", new string('#', 2 - (int)Math.Floor(Math.Log10(Math.Abs(value))))), CultureInfo.InvariantCulture)
        : Figures.Number(value);

    private static string Stages(SideSummary side) =>
        string.Join(", ", side.Diverging.Select(d => $"{StageNames.Of(d.Stage)} ({Counted.Of(d.Images, "image")})").DefaultIfEmpty("–"));

    /// <summary>How much of a budget the worst case uses, as a bar and in figures.</summary>
    public static Html Meter(double? worst, double? limit, string unit)
    {
        if (worst is not { } found || limit is not { } tolerance)
        {
            return $"–";
        }

        var share = found <= 0 ? 0 : tolerance > 0 ? found / tolerance : double.PositiveInfinity;
        var width = Math.Clamp(share * 100, 0, 100).ToString("0.#", CultureInfo.InvariantCulture);
        var percent = share switch
        {
            double.PositiveInfinity => "over",
            > 9.99 => $"{Figures.Number(Math.Round(share, 1))} times",
            > 0 and < 0.001 => "under 0.1 %",
            _ => $"{Figures.Number(Math.Round(share * 100, 1))} %",
        };
        return $"""<span class="meter{(share > 1 ? " over" : string.Empty)}"><span class="bar" aria-hidden="true"><span style="width:{width}%"></span></span><span>{Plain(found)} of {Plain(tolerance)}{unit} <span class="muted">({percent})</span></span></span>""";
    }
}
