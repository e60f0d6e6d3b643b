using Parity.Onnx.Lint;
using Parity.Onnx.Lint.TensorRt;

namespace Parity.Onnx.Tests.Lint;

public class OperatorTableTests
{
    // The rows of NVIDIA's tables that detectors meet.
    [Theory]
    [InlineData("LayerNormalization", "8.4", false)]
    [InlineData("LayerNormalization", "8.5.3", false)]
    [InlineData("LayerNormalization", "8.6", true)]
    [InlineData("GroupNormalization", "8.5", false)]
    [InlineData("GroupNormalization", "8.6", true)]
    [InlineData("GridSample", "8.4", false)]
    [InlineData("GridSample", "8.5", true)]
    [InlineData("ScatterND", "8.0", false)]
    [InlineData("ScatterND", "8.2", true)]
    [InlineData("RoiAlign", "8.4", false)]
    [InlineData("RoiAlign", "8.5", true)]
    [InlineData("NonMaxSuppression", "7.2", false)]
    [InlineData("NonMaxSuppression", "8.0", true)]
    [InlineData("Mod", "8.4", false)]
    [InlineData("Mod", "8.5", true)]
    [InlineData("Einsum", "8.0", false)]
    [InlineData("Einsum", "8.2", true)]
    [InlineData("NonZero", "8.4", false)]
    [InlineData("NonZero", "8.5", true)]
    [InlineData("Where", "7.0", true)]
    [InlineData("If", "7.2", false)]
    [InlineData("If", "8.0", true)]
    [InlineData("Attention", "10.15", true)]
    [InlineData("Unique", "10.15", false)]
    [InlineData("NoSuchOperator", "8.5", false)]
    public void An_operator_is_looked_up_by_the_version_not_by_the_opset(string operatorType, string version, bool isSupported)
    {
        var support = OperatorTable.Of(Version.Parse(version)).Find(operatorType);

        (support.IsSupported, support.IsCertain).Should().Be((isSupported, true));
    }

    [Theory]
    [InlineData("Einsum", "8.1", true, false)]
    [InlineData("Attention", "10.9", true, false)]
    [InlineData("LayerNormalization", "8.3", false, true)]
    [InlineData("Conv", "8.3", true, true)]
    [InlineData("Unique", "11.1", false, false)]
    [InlineData("Conv", "11.1", true, true)]
    public void A_version_without_a_table_is_certain_only_where_its_neighbours_agree(string operatorType, string version, bool isSupported, bool isCertain)
    {
        var table = OperatorTable.Of(Version.Parse(version));
        var support = table.Find(operatorType);

        (support.IsSupported, support.IsCertain).Should().Be((isSupported, isCertain));
        table.Notes.Should().ContainSingle().Which.Should().Contain(version);
    }

    [Fact]
    public void A_version_with_a_table_needs_no_note() => OperatorTable.Of(new(8, 5, 2)).Notes.Should().BeEmpty();

    [Theory]
    [InlineData("LayerNormalization", "8.6")]
    [InlineData("GridSample", "8.5")]
    [InlineData("Conv", "7.0")]
    [InlineData("Unique", null)]
    public void The_first_version_with_an_operator_is_named(string operatorType, string? first) => OperatorTable.FirstWith(operatorType).Should().Be(first);

    [Fact]
    public void A_restriction_s_end_is_named() => OperatorTable.Of(new(8, 4)).FreeFrom("Conv", "weights must be constant").Should().Be("8.5");

    [Fact]
    public void Every_restriction_of_the_tables_is_judged_or_named_as_one_that_a_file_does_not_show()
    {
        var all = OperatorTable.AllRestrictions().ToList();

        all.Should().HaveCountGreaterThan(80);
        all.Where(r => !RestrictionChecks.All.Any(c => c.Judges(r.Operator, r.Restriction)) && !RestrictionChecks.JudgedElsewhere.Contains(r.Restriction) && !RestrictionChecks.NotShown.ContainsKey(r.Restriction))
            .Should().BeEmpty();
    }

    [Fact]
    public void No_check_speaks_of_a_restriction_that_no_table_has()
    {
        var known = OperatorTable.AllRestrictions().Select(r => r.Restriction).ToHashSet();

        RestrictionChecks.All.Select(c => c.Text).Concat(RestrictionChecks.JudgedElsewhere).Concat(RestrictionChecks.NotShown.Keys).Where(t => !known.Contains(t)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("tensorrt:8.5.2", "TensorRT 8.5.2")]
    [InlineData("tensorrt:10.15.1.29", "TensorRT 10.15.1.29")]
    public void A_target_keeps_the_version_as_written(string text, string shown) => LintTarget.Parse(text).DisplayName.Should().Be(shown);
}
