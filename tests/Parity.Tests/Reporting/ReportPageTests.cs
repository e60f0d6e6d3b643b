using System.Text.RegularExpressions;
using Parity.Reporting;

namespace Parity.Tests.Reporting;

public sealed partial class ReportPageTests
{
    [Fact]
    public void It_refers_to_nothing_outside_itself()
    {
        var page = ReportPage.Write(SampleReport.Of(3));

        Addresses().Matches(page).Select(m => m.Groups[1].Value).Should().OnlyContain(a => a.StartsWith('#') || a.StartsWith("data:", StringComparison.Ordinal));
        page.Should().NotContain("@import").And.NotContain("url(");
    }

    [Fact]
    public void Names_are_escaped_in_markup_and_in_data()
    {
        const string Hostile = "</script><b>\"'&";
        var page = ReportPage.Write(SampleReport.Of(2, Hostile, i => Hostile + i));

        page.Should().NotContain(Hostile).And.Contain("&lt;/script&gt;&lt;b&gt;&quot;&#39;&amp;").And.Contain("\\u003C/script\\u003E");
        EndTags().Matches(page).Should().HaveCount(3, "two blocks of data and one script");
    }

    [Fact]
    public void It_says_in_its_markup_what_ran_where_on_which_files()
    {
        var page = ReportPage.Write(SampleReport.Of(12));

        page.Should().Contain(new string('b', 64)).And.Contain("TorchSharp 0.107.0, cpu").And.Contain("opset: 17").And.Contain("tensorrt needs gpu: no NVIDIA driver").And.Contain("on a threshold");
    }

    [Fact]
    public void The_same_report_gives_the_same_page()
    {
        ReportPage.Write(SampleReport.Of(5)).Should().Be(ReportPage.Write(SampleReport.Of(5)));
    }

    [Fact]
    public void A_report_of_nothing_is_still_a_page()
    {
        var report = SampleReport.Of(1) with { Models = [], Pictures = [], UnusableSpecs = [new("specs/x.yaml", "specs/x.yaml:3:1: no such key")] };

        ReportPage.Write(report).Should().Contain("Could not judge everything").And.Contain("specs/x.yaml:3:1");
    }

    [GeneratedRegex("(?:src|href|action|poster)=\"([^\"]*)\"")]
    private static partial Regex Addresses();

    [GeneratedRegex("</script>")]
    private static partial Regex EndTags();
}
