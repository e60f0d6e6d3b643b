using System.Collections.Immutable;
using Parity.Reporting;
using Parity.Running;

namespace Parity.Tests.Reporting;

/// <summary>What parity merge says of shards that are not the shards of one run; that shards of one run join is tested with the tool itself.</summary>
public sealed class ReportMergeTests
{
    [Fact]
    public void Shards_of_one_run_join_without_a_problem() => Problems(Shard(1), Shard(2)).Should().BeEmpty();

    [Fact]
    public void Every_missing_shard_is_named() =>
        Problems(Shard(2, 4)).Should().ContainSingle(p => p.StartsWith("shard 1/4 is missing:", StringComparison.Ordinal)).And.ContainSingle(p => p.StartsWith("shard 3/4 is missing:", StringComparison.Ordinal)).And.ContainSingle(p => p.StartsWith("shard 4/4 is missing:", StringComparison.Ordinal));

    [Fact]
    public void A_shard_that_is_there_twice_is_named_with_both_files() =>
        Problems(Shard(1), Shard(2), Shard(2)).Should().Contain("shard 2/2 is there more than once: 1.json, 2.json.");

    [Fact]
    public void Shards_of_another_total_are_named() =>
        Problems(Shard(1), Shard(2), Shard(3, 4)).Should().Contain("2.json: expected a shard of 2; found 3/4. Merge the shards of one run only.");

    [Fact]
    public void Shards_of_another_commit_are_named_also_where_one_knows_none() =>
        Problems(Shard(1), Shard(2) with { Commit = null }).Should().ContainSingle().Which.Should().Be("1.json: expected commit 0123456789abcdef as in 0.json; found unknown. Merge the shards of one run only.");

    [Fact]
    public void Shards_of_another_version_of_the_tool_are_named() =>
        Problems(Shard(1), Shard(2) with { Machine = Shard(2).Machine with { Tool = "9.9.9" } }).Should().ContainSingle().Which.Should().Be("1.json: expected Parity 1.2.3 as in 0.json; found 9.9.9. Use one version for every shard.");

    [Fact]
    public void Shards_of_another_spec_are_named() =>
        Problems(Shard(1), With(Shard(2), m => m with { SpecSha256 = new('e', 64) })).Should().ContainSingle().Which.Should().StartWith("detector: shard 2/2 ran another spec or another set of images");

    [Fact]
    public void Shards_of_another_set_of_images_are_named() =>
        Problems(Shard(1), With(Shard(2), m => m with { Planned = [.. m.Planned.Skip(1)] })).Should().ContainSingle().Which.Should().StartWith("detector: shard 2/2 ran another spec or another set of images");

    [Theory]
    [InlineData("reference")]
    [InlineData("onnx")]
    public void Shards_of_another_model_file_are_named_with_the_side(string side) =>
        Problems(Shard(1), With(Shard(2), m => m with { Sources = [.. m.Sources.Select(s => s.Side == side ? s with { Sha256 = null } : s)] }))
            .Should().ContainSingle().Which.Should().StartWith($"detector: shard 2/2 ran another file as {side} than the first: expected SHA-256 ").And.EndWith("found of no file.");

    [Fact]
    public void A_model_that_only_some_shards_ran_is_named() =>
        Problems(Shard(1), Shard(2) with { Models = [] }).Should().Contain("1.json: the model detector is in only one of this report and 0.json. Run every shard on the same specs.");

    [Fact]
    public void A_case_that_two_shards_judged_is_named() =>
        Problems(Shard(1), With(Shard(2), m => m with { Cases = SampleReport.Of(4).Models[0].Cases })).Should().ContainSingle().Which.Should().StartWith("detector: judged by more than one shard: ");

    [Fact]
    public void A_problem_is_no_verdict() => Join(Shard(2, 4)).ExitCode.Should().Be(2);

    private static ImmutableArray<string> Problems(params ParityReport[] shards) => Join(shards).Problems;

    private static ParityReport Join(params ParityReport[] shards) => ReportMerge.Join([.. shards.Select((s, i) => KeyValuePair.Create(FormattableString.Invariant($"{i}.json"), s))]);

    // Every count-th case, so that two shards of two hold each case once.
    private static ParityReport Shard(int index, int count = 2)
    {
        var whole = SampleReport.Of(4);
        return With(whole, m => m with { Cases = [.. m.Cases.Where((_, i) => i % count == index - 1)] }) with { Shard = new(index, count) };
    }

    private static ParityReport With(ParityReport report, Func<ModelReport, ModelReport> change) => report with { Models = [.. report.Models.Select(change)] };
}
