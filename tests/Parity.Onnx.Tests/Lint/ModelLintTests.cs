using Google.Protobuf;
using Parity.Onnx.Lint;
using Parity.Onnx.Lint.Reporting;
using Parity.Onnx.Models;
using Parity.Onnx.Protos;

namespace Parity.Onnx.Tests.Lint;

public class ModelLintTests
{
    private static readonly LintAdjustment Off = new("tensorrt-topk", LintSeverity.Off, "folded before the build", []);

    [Fact]
    public void A_suppressed_finding_is_kept_apart_with_its_reason()
    {
        var report = LintSample.Run("topk-dynamic.onnx", "tensorrt:8.5.2", Off);

        report.HasErrors.Should().BeFalse();
        report.Findings.Should().NotContain(f => f.Rule.Id == "tensorrt-topk");
        report.Suppressed.Should().ContainSingle().Which.Adjustment!.Reason.Should().Be("folded before the build");
        report.Unused.Should().BeEmpty();
        LintText.Lines(report).Should().ContainMatch("*suppressed tensorrt-topk: TopK \"/TopK\" (reason: folded before the build)");
    }

    [Theory]
    [InlineData("/TopK", true)]
    [InlineData("/*", true)]
    [InlineData("/Top?", true)]
    [InlineData("TopK", false)]
    [InlineData("/topk", false)]
    [InlineData("/rpn/*", false)]
    public void An_adjustment_covers_nodes_by_name_with_exact_case(string pattern, bool isCovered)
    {
        var report = LintSample.Run("topk-dynamic.onnx", "tensorrt:8.5.2", Off with { Nodes = [pattern] });

        report.HasErrors.Should().Be(!isCovered);
        report.Unused.Should().HaveCount(isCovered ? 0 : 1);
    }

    [Fact]
    public void An_adjustment_can_raise_a_severity()
    {
        var report = LintSample.Run("duplicate-node.onnx", "", new LintAdjustment("duplicate-names", LintSeverity.Error, "our tools find nodes by name", []));

        report.HasErrors.Should().BeTrue();
    }

    [Fact]
    public void The_first_adjustment_that_covers_a_finding_counts()
    {
        var report = LintSample.Run("topk-dynamic.onnx", "tensorrt:8.5.2", new("tensorrt-topk", LintSeverity.Note, "known", ["/TopK"]), Off);

        report.Findings.Single(f => f.Rule.Id == "tensorrt-topk").Severity.Should().Be(LintSeverity.Note);
        report.Unused.Should().Equal(Off);
    }

    [Fact]
    public void An_adjustment_of_a_rule_that_did_not_run_is_not_called_unused() => LintSample.Run("topk-dynamic.onnx", "", Off).Unused.Should().BeEmpty();

    [Theory]
    [InlineData("no-such-rule", "reason", "*no lint rule \"no-such-rule\"*")]
    [InlineData("opset", " ", "*without a reason*")]
    public void An_adjustment_needs_a_rule_and_a_reason(string rule, string reason, string message) =>
        FluentActions.Invoking(() => LintSample.Run("topk.onnx", "", new LintAdjustment(rule, LintSeverity.Off, reason, []))).Should().Throw<ParityException>().WithMessage(message);

    [Fact]
    public void A_file_without_operators_is_refused_instead_of_found_clean()
    {
        var bytes = new ModelProto { IrVersion = 8, Graph = new(), OpsetImport = { new OperatorSetIdProto { Version = 16 } } }.ToByteArray();

        FluentActions.Invoking(() => ModelLint.Run(OnnxModel.Parse(bytes, "empty.onnx"))).Should().Throw<ParityException>().WithMessage("*no operators*");
    }

    [Fact]
    public void Names_in_a_file_cannot_act_on_a_terminal()
    {
        var graph = new GraphProto { Input = { new ValueInfoProto { Name = "x" } } };
        graph.Node.Add(new NodeProto { OpType = "Unique\u001b[2J", Name = "a\u001b[31m\"b\"\nc", Input = { "x" }, Output = { "y" } });
        var bytes = new ModelProto { IrVersion = 8, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 16 } } }.ToByteArray();

        var report = ModelLint.Run(OnnxModel.Parse(bytes, "names.onnx"), new() { Target = LintTarget.Parse("tensorrt:8.5") });

        report.Findings.Should().NotBeEmpty();
        string.Join('|', LintText.Lines(report)).Any(char.IsControl).Should().BeFalse();
    }

    [Fact]
    public void The_general_rules_can_run_once_and_the_targets_apart()
    {
        var model = LintSample.Load("layer-norm-opset17.onnx");

        ModelLint.Run(model).Rules.Should().OnlyContain(r => !r.NeedsTensorRt);
        ModelLint.Run(model, new() { Target = LintTarget.Parse("tensorrt:8.5"), TargetRulesOnly = true }).Rules.Should().OnlyContain(r => r.NeedsTensorRt);
        ModelLint.Run(model, new() { Target = LintTarget.Parse("tensorrt:8.5") }).Rules.Should().Equal(ModelLint.Rules);
    }

    [Fact]
    public void Mutated_files_are_linted_without_a_crash()
    {
        var random = new Random(3);
        var seeds = new[] { "if-ranks.onnx", "rtdetr.onnx", "functions.onnx", "traced-boxes.onnx", "nms.onnx" }.Select(n => File.ReadAllBytes(Sample.File("lint", n))).ToArray();
        var options = new[] { "7.0", "8.4", "8.5.2", "9.1", "10.9", "11.1" }.Select(v => new LintOptions { Target = LintTarget.Parse($"tensorrt:{v}") }).ToArray();
        var (linted, refused) = (0, 0);
        for (var i = 0; i < 3000; i++)
        {
            var bytes = seeds[i % seeds.Length].ToArray();
            for (var n = random.Next(1, 8); n > 0; n--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                ModelLint.Run(OnnxModel.Parse(bytes, "mutated.onnx"), options[i % options.Length]).Rules.Should().NotBeEmpty();
                linted++;
            }
            catch (ParityException)
            {
                refused++;
            }
        }

        (linted, refused).Should().Match<(int Linted, int Refused)>(c => c.Linted > 300 && c.Refused > 300, "both outcomes must have been met");
    }
}
