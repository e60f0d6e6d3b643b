using Parity.Reporting;
using Parity.Running;

namespace Parity.Tests.Reporting;

public sealed class MarkdownSummaryTests
{
    [Fact]
    public void It_gives_the_verdict_a_row_per_candidate_what_failed_and_what_was_skipped()
    {
        var text = MarkdownSummary.Write(SampleReport.Of(12));

        text.Should().StartWith("## ❌ No parity\n\n14 cases: 11 passed, 2 failed, 0 not judged, 1 skipped;");
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
    public void However_much_fails_it_fits_a_comment()
    {
        var report = SampleReport.Of(600);
        var long_ = report with { Models = [.. Enumerable.Range(0, 100).Select(m => report.Models[0] with { Model = $"model-{m}", Cases = [.. report.Models[0].Cases.Select(c => c with { Case = c.Case with { Model = $"model-{m}" }, Text = new string('x', 5000) })] })] };

        MarkdownSummary.Write(long_).Length.Should().BeLessThan(65_536);
    }

    [Fact]
    public void A_case_that_could_not_be_judged_is_no_parity_of_either_kind()
    {
        var report = SampleReport.Of(2);
        var unjudged = report with { Models = [report.Models[0] with { Cases = [report.Models[0].Cases[0] with { Outcome = CaseOutcome.NotJudged, Text = "no such file" }] }] };

        unjudged.Outcome.Should().Be(ReportOutcome.CouldNotJudge);
        MarkdownSummary.Write(unjudged).Should().StartWith("## ⚠️ Could not judge everything").And.Contain("no such file");
    }
}
