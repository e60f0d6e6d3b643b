using System.Text;
using Parity.Comparison;
using Parity.Reporting;

namespace Parity.Tests.Reporting;

public sealed class ReportFileTests
{
    [Fact]
    public void Whether_a_report_can_be_written_is_known_before_a_run_and_asking_leaves_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("parity-report-").FullName;
        var file = Path.Combine(folder, "taken");
        File.WriteAllText(file, string.Empty);

        ReportFolder.DemandWritable(Path.Combine(folder, "a", "b"));

        Directory.GetFileSystemEntries(folder).Should().Equal(file);
        FluentActions.Invoking(() => ReportFolder.DemandWritable(Path.Combine(file, "report"))).Should().Throw<ParityException>().WithMessage("*the report cannot be written there*Name another folder.");
    }

    [Fact]
    public void What_was_written_reads_back_as_the_same_report()
    {
        var json = ReportFile.Format(SampleReport.Of(12));

        var read = ReportFile.Parse(json, "report.json");

        ReportFile.Format(read).Should().Equal(json);
        read.Models[0].Verdicts.Candidates[0].Images[4].Stages[1].Comparison!.Pairs[1].BoxPixels.Should().Be(4);
        read.Pictures[0].Data.ToArray().Should().Equal(SampleReport.Of(1).Pictures[0].Data.ToArray());
        read.Outcome.Should().Be(ReportOutcome.NoParity);
    }

    [Fact]
    public void NaN_and_infinity_survive()
    {
        var report = SampleReport.Of(5);
        var candidate = report.Models[0].Verdicts.Candidates[0];
        var broken = candidate.Images[0] with { Stages = [candidate.Images[0].Stages[1] with { Comparison = candidate.Images[0].Stages[1].Comparison! with { NonFinite = [new(ComparedSide.Candidate, new(new(float.NaN, 0, float.PositiveInfinity, 1), float.NaN, 0))] } }] };
        var changed = report with { Models = [report.Models[0] with { Verdicts = new() { Candidates = [candidate with { Images = [broken] }] } }] };

        var read = ReportFile.Parse(ReportFile.Format(changed), "report.json");

        read.Models[0].Verdicts.Candidates[0].Images[0].Stages[0].Comparison!.NonFinite[0].Detection.Box.X1.Should().Be(float.NaN);
    }

    [Theory]
    [InlineData("", "found")]
    [InlineData("null", "\"format\"")]
    [InlineData("[1]", "\"format\"")]
    [InlineData("{}", "\"format\"")]
    [InlineData("{\"format\":\"1\"}", "\"format\"")]
    [InlineData("{\"format\":99}", "found format 99, and this version reads 1")]
    [InlineData("{\"format\":1}", "missing required")]
    [InlineData("{\"format\":1,\"created\":true}", "line 1")]
    [InlineData("<html>", "line 1")]
    public void A_file_that_is_no_report_says_what_was_expected_and_found(string text, string found)
    {
        var act = () => ReportFile.Parse(Encoding.UTF8.GetBytes(text), "shard.json");

        act.Should().Throw<ParityException>().WithMessage("shard.json: expected a report that `parity run --report` wrote;*").Which.Message.Should().Contain(found);
    }

    [Fact]
    public void A_report_cut_short_at_any_place_is_refused()
    {
        var json = ReportFile.Format(SampleReport.Of(2));
        var random = new Random(1);

        for (var i = 0; i < 50; i++)
        {
            var cut = json[..random.Next(json.Length - 2)];
            FluentActions.Invoking(() => ReportFile.Parse(cut, "cut.json")).Should().Throw<ParityException>();
        }
    }

    [Fact]
    public void Nesting_without_end_is_refused_and_does_not_overflow_the_stack()
    {
        var act = () => ReportFile.Parse(Encoding.UTF8.GetBytes("{\"format\":1,\"models\":" + new string('[', 100_000)), "deep.json");

        act.Should().Throw<ParityException>();
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error_that_names_it()
    {
        var act = () => ReportFile.Read(Path.Combine(Path.GetTempPath(), "no-such-report.json"));

        act.Should().Throw<ParityException>().WithMessage("*no-such-report.json: the report cannot be read*");
    }

    [Fact]
    public void All_three_forms_are_written_and_nothing_else_is_left()
    {
        var folder = Directory.CreateTempSubdirectory("parity-report-").FullName;

        ReportFolder.Write(folder, SampleReport.Of(3));

        Directory.GetFiles(folder).Select(Path.GetFileName).Should().BeEquivalentTo(["index.html", "report.json", "summary.md"]);
        ReportFile.Read(Path.Combine(folder, "report.json")).Models.Should().HaveCount(1);
    }
}
