using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parity.Reporting;

/// <summary>
/// The page: one HTML file that needs nothing beside it and no network. Verdicts, tables and provenance stand in the markup, so that they can be read
/// and searched without a script; the script draws images and boxes when they come into view.
/// </summary>
public static class ReportPage
{
    private static readonly string[] Scripts = ["boxes.js", "grid.js", "viewer.js", "page.js"];

    /// <summary>The page as HTML, UTF-8.</summary>
    public static string Write(ParityReport report)
    {
        var script = string.Join('\n', Scripts.Select(Resource));
        var title = $"{Title(report)} · Parity";
        Html page = $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{{Hash(script)}}'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{{title}}</title>
            <style>{{Html.Trusted(Resource("page.css"))}}</style>
            </head>
            <body>
            <a class="skip-link" href="#main">Skip to the verdicts</a>
            {{Header(report)}}
            <main id="main">
            {{OverviewSection.Write(report)}}
            {{report.Models.Select(ModelSection.Write)}}
            {{SkipSection.Write(report)}}
            {{ProvenanceSection.Write(report)}}
            </main>
            {{Html.Trusted(Resource("viewer.html"))}}
            <script type="application/json" id="models">{{Html.Trusted(PageData.Models(report))}}</script>
            <script type="application/json" id="pictures">{{Html.Trusted(PageData.Pictures(report))}}</script>
            <script>{{Html.Trusted(script)}}</script>
            </body>
            </html>

            """;
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static Html Header(ParityReport report) => $$"""
        <header class="page-header">
        <p class="brand">Parity report</p>
        <h1 class="verdict {{report.Outcome switch { ReportOutcome.Parity => "passed", ReportOutcome.NoParity => "failed", _ => "unjudged" }}}">{{Title(report)}}</h1>
        <p class="counts">{{report.Counts.Cases}} cases: <b>{{report.Counts.Passed}}</b> passed, <b>{{report.Counts.Failed}}</b> failed, <b>{{report.Counts.NotJudged}}</b> not judged, <b>{{report.Counts.Skipped}}</b> skipped. {{report.Counts.ComparedValues}} values compared.</p>
        <p class="origin">{{Origin(report)}}</p>
        </header>
        """;

    private static string Title(ParityReport report) => report.Outcome switch
    {
        ReportOutcome.Parity => "Parity",
        ReportOutcome.NoParity => "No parity",
        _ => "Could not judge everything",
    };

    private static string Origin(ParityReport report) => string.Join(" · ", ((string?[])
    [
        report.Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC",
        report.Commit is { } commit ? $"commit {commit[..Math.Min(12, commit.Length)]}" : null,
        report.Shard is { } shard ? $"shard {shard}" : null,
        $"Parity {report.Machine.Tool}",
    ]).OfType<string>());

    // The policy allows this one script: whatever slipped into the markup would not run.
    private static string Hash(string script) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.ReplaceLineEndings("\n"))));

    private static string Resource(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream($"Parity.Reporting.Page.{name}")
            ?? throw new ParityException($"The page's part {name} is missing in this build of Parity; build it again.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
