using Parity.Hosting;
using Parity.Reporting;
using Parity.Running;

namespace Parity.Fixtures.Tests;

public sealed class SessionReportTests
{
    private readonly SpecFolder _folder = new();

    [Fact]
    public void A_failing_run_leaves_one_page_of_all_specs_in_the_artefact_folder()
    {
        _folder.Record();
        var report = new SessionReport(onServer: false);
        Judge(report, _folder.Write("boxes.yaml"));
        Judge(report, _folder.Write("others.yaml", model: "others"));

        var page = report.Write().Should().ContainSingle("nothing is approved, so everything fails").Subject;

        var read = ReportFile.Read(Path.Combine(Path.GetDirectoryName(page)!, "report.json"));
        read.Models.Select(m => m.Model).Should().Equal("boxes", "others");
        read.Outcome.Should().Be(ReportOutcome.NoParity);
        Path.GetDirectoryName(page).Should().EndWith(Path.Combine("artifacts", "parity", "report"));
    }

    [Fact]
    public void A_case_that_holds_leaves_a_report_on_a_build_server_only()
    {
        _folder.Record();
        var spec = _folder.Write("boxes.yaml");
        var (desktop, server) = (new SessionReport(onServer: false), new SessionReport(onServer: true));
        Judge(desktop, spec, CaseKind.Goldens, new() { Shard = new(1, 1) });
        Judge(server, spec, CaseKind.Goldens, new() { Shard = new(1, 1) });

        desktop.Write().Should().BeEmpty();
        server.Write().Should().ContainSingle();
    }

    [Fact]
    public void A_report_of_a_filtered_run_runs_nothing_that_was_filtered_out()
    {
        var spec = _folder.Write("boxes.yaml");

        using var run = ParityHost.Default.Open(spec);

        run.Result().Candidates.Should().BeEmpty("no image was asked for, and none of the recorded outputs is there");
    }

    private static void Judge(SessionReport report, string spec, CaseKind? only = null, ModelRunOptions? options = null)
    {
        using var run = ParityHost.Default.Open(Parity.Specs.SpecFile.Load(spec, ParityHost.Default.Vocabulary), options);
        report.Add(run, [.. run.Cases.Where(c => only is null || c.Kind == only).Select(run.Judge)]);
    }
}
