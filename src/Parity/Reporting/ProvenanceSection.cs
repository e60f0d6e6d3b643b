using Parity.Running;

namespace Parity.Reporting;

/// <summary>What exactly was compared: files by their hashes, runtimes by their versions, and where each side really ran.</summary>
internal static class ProvenanceSection
{
    public static Html Write(ParityReport report) => $$"""
        <section class="provenance" aria-labelledby="provenance">
        <h2 id="provenance">Provenance</h2>
        <dl class="facts">
        <div><dt>Parity</dt><dd>{{report.Machine.Tool}}</dd></div>
        <div><dt>.NET</dt><dd>{{report.Machine.Runtime}}</dd></div>
        <div><dt>system</dt><dd>{{report.Machine.OperatingSystem}}, {{report.Machine.Architecture}}, {{report.Machine.Processors}} processors</dd></div>
        <div><dt>commit</dt><dd><code>{{report.Commit ?? "not known"}}</code></dd></div>
        <div><dt>shard</dt><dd>{{report.Shard?.ToString() ?? "the whole run"}}</dd></div>
        </dl>
        {{report.Models.Select(Model)}}
        </section>
        """;

    private static Html Model(ModelReport model) => $$"""
        <details><summary>{{model.Model}}</summary>
        <dl class="facts">
        <div><dt>spec</dt><dd>{{model.Spec}}<br><code>{{model.SpecSha256}}</code></dd></div>
        <div><dt>preprocessing</dt><dd><code>{{model.Preprocess}}</code></dd></div>
        {{model.Sources.Select(Source)}}
        {{Runners(model).Select(Runner)}}
        </dl>
        </details>
        """;

    private static Html Source(ReportSource source) => $$"""
        <div><dt>{{source.Side}} ({{source.Kind}})</dt><dd>{{source.Path}}{{(source.Bytes is { } bytes ? $", {bytes} bytes" : string.Empty)}}<br><code>{{source.Sha256 ?? "no file here"}}</code></dd></div>
        """;

    private static IEnumerable<(string Side, RunnerDescription Runner)> Runners(ModelReport model)
    {
        if (model.Verdicts.Candidates.Select(c => c.ReferenceRunner).FirstOrDefault(r => r is not null) is { } reference)
        {
            yield return ("reference", reference);
        }

        foreach (var candidate in model.Verdicts.Candidates.Where(c => c.CandidateRunner is not null))
        {
            yield return (candidate.Candidate!, candidate.CandidateRunner!);
        }
    }

    private static Html Runner((string Side, RunnerDescription Runner) run)
    {
        var lines = ((IEnumerable<string>)[$"{run.Runner.Runtime}, {run.Runner.Device}", .. run.Runner.Properties.Select(p => $"{p.Key}: {p.Value}"), .. run.Runner.Notes])
            .Select(l => (Html)$"<li>{l}</li>");
        return $"<div><dt>{run.Side} ran on</dt><dd><ul>{lines}</ul></dd></div>";
    }
}
