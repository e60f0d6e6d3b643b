using Parity.Reporting;
using Parity.Running;

namespace Parity.Tests.Reporting;

public sealed class MarkdownSummaryTests
{
    [Fact]
    public void It_gives_the_verdict_a_row_per_candidate_what_failed_and_what_was_skipped()
    {
        var text = MarkdownSummary.Write(SampleReport.Of(12));

        text.Should().StartWith("<!-- parity-summary -->\n## ❌ No parity\n\n14 cases: 11 passed, 2 failed, 0 not judged, 1 skipped;");
        text.Should().Contain("| detector | onnx | ❌ fails | 10/12 | 4 px of 0.5 px |").And.Contain("| detections (2) |");
        text.Should().Contain("<details><summary>❌ fails: detector › onnx › scene-004.png</summary>").And.Contain("1 further case in the report");
        text.Should().Contain("- 1 case: tensorrt needs gpu: no NVIDIA driver").And.Contain("commit 0123456789abcdef");
    }

    [Fact]
    public void Names_cannot_break_out_of_a_cell_a_fence_or_a_tag()
    {
        var report = SampleReport.Of(5, "a|b<script>`x`@team", i => $"```\n</details>{i}");

        var text = MarkdownSummary.Write(report);

        text.Should().Contain(@"a\|b&lt;script&gt;\`x\`&#64;team").And.NotContain("| a|b");
        text[..text.IndexOf("````", StringComparison.Ordinal)].Should().NotContain("<script>");
        text.Should().Contain("````text\n");
    }

    [Fact]
    public void A_run_of_500_images_that_all_fail_is_one_row_one_text_and_a_count()
    {
        var report = Failing(SampleReport.Of(500), "3 px of 0.5 px");

        var text = MarkdownSummary.Write(report);

        text.Length.Should().BeLessThan(2_000);
        text.Should().Contain("| 0/500 |").And.Contain("499 further cases in the report.");
    }

    [Fact]
    public void However_much_fails_it_fits_a_comment_and_counts_what_it_left_out()
    {
        var failing = Failing(SampleReport.Of(500), string.Join('\n', Enumerable.Repeat(new string('x', 5000), 40)));
        var report = failing with
        {
            Models = [.. Enumerable.Range(0, 400).Select(m => Named(failing.Models[0], $"model-{m:000}-{new string('m', 60)}"))],
            Problems = [.. Enumerable.Range(0, 50).Select(i => $"problem {i} {new string('p', 5000)}")],
            Notes = [.. Enumerable.Range(0, 50).Select(i => $"note {i} {new string('@', 5000)}")],
            Commit = new string('c', 5000),
        };

        var text = MarkdownSummary.Write(report);

        text.Length.Should().BeLessThan(60_000);
        var rows = text.Split('\n').Count(l => l.StartsWith("| model-", StringComparison.Ordinal));
        rows.Should().BeGreaterThan(50);
        text.Should().Contain($"\n{800 - rows} further rows in the report.\n");
        var shown = text.Split("<details>").Length - 1;
        shown.Should().BeGreaterThan(0);
        text.Should().Contain($"\n{(400 * 500) - shown} further cases in the report.\n");
        var problems = text.Split("\n- problem ").Length - 1;
        problems.Should().BeGreaterThan(5);
        text.Should().Contain($"\n- {50 - problems} further lines in the report.\n");
    }

    [Fact]
    public void What_is_cut_leaves_no_fence_and_no_tag_open()
    {
        var report = Failing(SampleReport.Of(500, image: i => $"{new string('n', 300)}{i}"), string.Join('\n', Enumerable.Repeat($"{new string('`', 390)}😀😀😀😀😀😀", 40)));
        var long_ = report with { Models = [.. Enumerable.Range(0, 30).Select(m => Named(report.Models[0], $"model-{m}"))] };

        var text = MarkdownSummary.Write(long_);

        text.Length.Should().BeLessThan(60_000);
        text.Split("<details>").Length.Should().Be(text.Split("</details>").Length).And.BeGreaterThan(1);
        text.Split('\n').Count(l => l.EndsWith("`text", StringComparison.Ordinal)).Should().Be(text.Split("</details>").Length - 1);
        text.Should().EndWith("UTC</sub>\n").And.NotContain("\uFFFD");
        text.EnumerateRunes().Should().NotContain(System.Text.Rune.ReplacementChar, "no pair of surrogates is cut in two");
    }

    [Fact]
    public void What_does_not_hold_comes_first_in_the_table()
    {
        var report = SampleReport.Of(2);
        var good = Named(report.Models[0], "good");
        var bad = Named(Failing(report, "bad").Models[0], "worse");

        var text = MarkdownSummary.Write(report with { Models = [good, bad] });

        text.IndexOf("| worse | onnx |", StringComparison.Ordinal).Should().BePositive().And.BeLessThan(text.IndexOf("| good | onnx |", StringComparison.Ordinal));
    }

    [Fact]
    public void A_case_that_could_not_be_judged_is_no_parity_of_either_kind()
    {
        var report = SampleReport.Of(2);
        var unjudged = report with { Models = [report.Models[0] with { Cases = [report.Models[0].Cases[0] with { Outcome = CaseOutcome.NotJudged, Text = "no such file" }] }] };

        unjudged.Outcome.Should().Be(ReportOutcome.CouldNotJudge);
        MarkdownSummary.Write(unjudged).Should().StartWith($"{MarkdownSummary.Marker}\n## ⚠️ Could not judge everything").And.Contain("no such file");
    }

    private static ParityReport Failing(ParityReport report, string text) => report with
    {
        Models = [.. report.Models.Select(m => m with { Cases = [.. m.Cases.Select(c => c.Case is { Kind: CaseKind.Image, Candidate: "onnx" } ? c with { Outcome = CaseOutcome.Failed, Text = text } : c)] })],
    };

    private static ModelReport Named(ModelReport model, string name) => model with
    {
        Model = name,
        Cases = [.. model.Cases.Select(c => c with { Case = c.Case with { Model = name } })],
    };
}
