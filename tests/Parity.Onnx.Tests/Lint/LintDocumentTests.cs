using System.Text.RegularExpressions;
using Parity.Onnx.Lint;
using Parity.Onnx.Lint.Reporting;

namespace Parity.Onnx.Tests.Lint;

/// <summary>Holds docs/lint.md to the rules: a section for each, with its severity and title, and none for what does not exist.</summary>
public partial class LintDocumentTests
{
    private static readonly string Text = File.ReadAllText(RepositoryFile.Path("docs", "lint.md"));

    [Fact]
    public void Every_rule_has_its_section_with_its_severity_and_title() =>
        Section().Matches(Text).Select(m => (m.Groups["id"].Value, m.Groups["severity"].Value, m.Groups["title"].Value)).Should()
            .BeEquivalentTo(ModelLint.Rules.Select(r => (r.Id, r.Severity.Word(), r.Title)));

    [Fact]
    public void Every_section_says_what_and_how_to_mend_it()
    {
        var sections = Text.Split("\n### ")[1..];

        sections.Should().HaveCount(ModelLint.Rules.Length).And.OnlyContain(s => s.Contains("\n**Fix**: ") && s.Length > 150);
    }

    [Fact]
    public void The_example_is_what_the_tool_says()
    {
        var lines = LintText.Lines(LintSample.Run("layer-norm-opset17.onnx", "tensorrt:8.5.2")).Skip(1);

        Text.Should().Contain(string.Join('\n', lines));
    }

    [Fact]
    public void Every_target_with_a_table_is_named()
    {
        Text.Should().Contain($"{Parity.Onnx.Lint.TensorRt.OperatorTable.Oldest}, 7.1, 7.2, 8.0, 8.2, 8.4, 8.5, 8.6, 9.0 to 9.3, 10.0, 10.1 and {Parity.Onnx.Lint.TensorRt.OperatorTable.Newest}");
        new[] { "7.0", "7.1", "7.2", "8.0", "8.2", "8.4", "8.5", "8.6", "9.0", "9.1", "9.2", "9.3", "10.0", "10.1", "10.15" }
            .Should().OnlyContain(v => !Parity.Onnx.Lint.TensorRt.OperatorTable.Of(Version.Parse(v)).Notes.Any());
    }

    [GeneratedRegex(@"^### (?<id>[a-z0-9-]+)\n\n\*(?<severity>\w+)\* · (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Section();
}
