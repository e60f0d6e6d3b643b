using Parity.Comparison;
using Parity.Running;

namespace Parity.Reporting;

/// <summary>One model: its candidates, each with its images, and its other cases.</summary>
internal static class ModelSection
{
    public static Html Write(ModelReport model, int index)
    {
        var sides = SideSummary.Of(model);
        return $$"""
            <section class="model" aria-labelledby="m{{index}}">
            <h2 id="m{{index}}">{{model.Model}}</h2>
            <p class="muted">{{model.Spec}} · labels: {{string.Join(", ", model.Labels)}} · score threshold {{Figures.Number(model.ScoreThreshold)}}</p>
            {{Notes(model.Notes)}}
            {{sides.Select((s, j) => Side(s, index, j))}}
            {{Faults(model)}}
            {{Others(model)}}
            </section>
            """;
    }

    private static Html Side(SideSummary side, int model, int index) => $$"""
        <section class="side" aria-labelledby="m{{model}}s{{index}}">
        <h3 id="m{{model}}s{{index}}"><span>{{side.Model.Model}} <span aria-hidden="true">›</span> {{side.Name}}</span> {{OverviewSection.Badge(side.Outcome)}}</h3>
        {{Facts(side)}}
        {{Failed(side)}}
        <div class="figures">{{side.Histograms.Select(Histogram)}}</div>
        {{Crossings(side)}}
        {{Images(side, model, index)}}
        </section>
        """;

    private static Html Facts(SideSummary side)
    {
        if (side.Verdict.SkipReason is { } reason)
        {
            return $"""<p class="notice">Skipped: {reason}</p>""";
        }

        var runs = ((IEnumerable<(string Name, RunnerDescription? Runner)>)[("reference", side.Verdict.ReferenceRunner), (side.Name, side.Verdict.CandidateRunner)])
            .Where(r => r.Runner is not null).Select(r => (Html)$"<div><dt>{r.Name} ran on</dt><dd>{r.Runner!.Runtime}, {r.Runner.Device}</dd></div>");
        return $$"""
            <dl class="facts">
            <div><dt>box budget used</dt><dd>{{OverviewSection.Meter(side.WorstBox, side.BoxTolerance, " px")}}</dd></div>
            <div><dt>score budget used</dt><dd>{{OverviewSection.Meter(side.WorstScore, side.ScoreTolerance, string.Empty)}}</dd></div>
            {{runs}}
            </dl>
            """;
    }

    private static Html Failed(SideSummary side)
    {
        var failed = side.Verdict.Checks.Where(c => !c.Passed).Select(c => (Html)$"<li>{CheckText.Brief(c)}{(c.Fix is null ? string.Empty : $"; {c.Fix}")}</li>").ToList();
        return failed.Count == 0 ? Html.Empty : $"""<ul class="notice failed">{failed}</ul>""";
    }

    private static Html Histogram(DriftHistogram histogram)
    {
        var most = Math.Max(1, histogram.Counts.Max());
        var rows = histogram.Counts.Select((count, i) =>
        {
            Html row = $"""<tr{Html.Trusted(i == histogram.Counts.Length - 1 && count > 0 ? " class=\"over\"" : string.Empty)}><th scope="row">{DriftHistogram.Bins[i]}</th><td><span class="column" aria-hidden="true" style="width:{(count * 100 / most):0}%"></span><span>{count}</span></td></tr>""";
            return row;
        });
        return $$"""
            <table class="histogram">
            <caption>{{histogram.Title}} of {{histogram.Counts.Sum()}} pairs, as a share of the budget of {{OverviewSection.Plain(histogram.Tolerance)}}{{histogram.Unit}}</caption>
            <thead class="visually-hidden"><tr><th scope="col">share of the budget</th><th scope="col">pairs</th></tr></thead>
            <tbody>{{rows}}</tbody>
            </table>
            """;
    }

    private static Html Crossings(SideSummary side)
    {
        var crossings = side.Crossings.ToList();
        return crossings.Count == 0 ? Html.Empty
            : $"""<details class="crossings"><summary>{Counted.Of(crossings.Count, "detection")} on a threshold (reported, not failed)</summary><ul>{crossings.Take(100).Select(c => (Html)$"<li><b>{c.Image}</b>: {c.Text}</li>")}</ul></details>""";
    }

    private static Html Images(SideSummary side, int model, int index) => side.ImageCases.IsEmpty || side.Verdict.SkipReason is not null ? Html.Empty : $$"""
        <section class="images" data-model="{{model}}" data-side="{{index}}" aria-label="Images of {{side.Model.Model}}, {{side.Name}}">
        <noscript><ul>{{side.ImageCases.Select(c => (Html)$"<li>{c.Case.Subject}: {OutcomeNames.InWords(c.Outcome)}</li>")}}</ul></noscript>
        </section>
        """;

    private static Html Faults(ModelReport model)
    {
        var cases = model.Cases.Where(c => c.Case.Kind == CaseKind.Fault).ToList();
        return cases.Count == 0 ? Html.Empty : $$"""
            <section aria-label="Faults of {{model.Model}}">
            <h3>Faults this spec must catch</h3>
            <div class="table-scroll" tabindex="0" role="region" aria-label="Table of the faults of {{model.Model}}"><table class="stacked" role="table">
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Fault</th><th scope="col" role="columnheader">Verdict</th><th scope="col" role="columnheader">First seen at</th><th scope="col" role="columnheader">By the tensor's fingerprint</th><th scope="col" role="columnheader">By the detections alone</th></tr></thead>
            <tbody role="rowgroup">{{cases.Select(c => Fault(model, c))}}</tbody>
            </table></div>
            </section>
            """;
    }

    private static Html Fault(ModelReport model, CaseResult result)
    {
        var verdict = model.Verdicts.Faults.FirstOrDefault(f => f.Fault == result.Case.Subject);
        var stage = verdict?.Stage is { } at ? StageNames.Of(at) : "–";
        return $$"""
            <tr role="row"><th scope="row" role="rowheader">{{result.Case.Subject}}</th><td role="cell" data-label="Verdict">{{OverviewSection.Badge(result.Outcome)}}</td><td role="cell" data-label="First seen at">{{stage}}</td><td role="cell" data-label="By the tensor's fingerprint">{{By(verdict?.CaughtByTensorOn)}}</td><td role="cell" data-label="By the detections alone">{{By(verdict?.CaughtByDetectionsOn)}}</td></tr>
            """;
    }

    private static string By(string? image) => image is null ? "not seen" : $"on {image}";

    private static Html Others(ModelReport model)
    {
        var others = model.Cases.Where(c => c.Case.Kind is not CaseKind.Image and not CaseKind.Fault && c.Outcome != CaseOutcome.Skipped)
            .Concat(model.Cases.Where(c => c.Case.Kind == CaseKind.Fault && c.Outcome is CaseOutcome.Failed or CaseOutcome.NotJudged));
        return $"{others.Select(Other)}";
    }

    private static Html Other(CaseResult result) => $$"""
        <details class="case"{{Html.Trusted(result.Outcome is CaseOutcome.Failed or CaseOutcome.NotJudged ? " open" : string.Empty)}}><summary>{{result.Case.DisplayName}} {{OverviewSection.Badge(result.Outcome)}}</summary><pre tabindex="0">{{result.Text}}</pre></details>
        """;

    private static Html Notes(IReadOnlyCollection<string> notes) =>
        notes.Count == 0 ? Html.Empty : $"""<ul class="notice">{notes.Select(n => (Html)$"<li>{n}</li>")}</ul>""";
}
