using Parity.Reporting;
using Parity.Running;

namespace Parity.Cli.Tests;

public sealed class ShardTests : IDisposable
{
    private static readonly string[] Names = ["a.png", "b.png", "c.png", "d.png", "e.png"];
    private readonly CommandFolder _folder = new();

    public ShardTests()
    {
        _folder.Record(Names);
        var spec = Path.Combine(_folder.Root, "specs", "boxes.yaml");
        File.AppendAllText(spec, "\nexpect: { images: 5 }\n");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public async Task Shards_joined_say_what_the_whole_run_says(int count)
    {
        await _folder.Run("accept");
        _folder.Record(Names, shifted: "d.png");
        (await _folder.Run("run", "--report", "whole")).Should().Be(ExitCodes.NoParity);

        await Shards(count);

        (await _folder.Run("merge", "shards", "--report", "joined")).Should().Be(ExitCodes.NoParity);
        var (whole, joined) = (Read("whole"), Read("joined"));
        joined.Models[0].Cases.Select(c => (c.Case, c.Outcome, c.ComparedValues, c.Text)).Should().Equal(whole.Models[0].Cases.Select(c => (c.Case, c.Outcome, c.ComparedValues, c.Text)));
        joined.Counts.Should().Be(whole.Counts);
        joined.Pictures.Select(p => p.Id).Should().Equal(whole.Pictures.Select(p => p.Id));
        joined.Problems.Should().BeEmpty();
        joined.Models[0].Verdicts.Candidates[0].Checks.Should().Equal(whole.Models[0].Verdicts.Candidates[0].Checks);
        joined.Models[0].Images.Should().Equal(whole.Models[0].Images);
        File.Exists(Path.Combine(_folder.Root, "joined", "index.html")).Should().BeTrue();
    }

    [Fact]
    public async Task When_everything_holds_the_joined_run_holds()
    {
        await _folder.Run("accept");

        (await Shards(3)).Should().OnlyContain(code => code == ExitCodes.Parity);

        (await _folder.Run("merge", "shards")).Should().Be(ExitCodes.Parity);
        _folder.Out.Should().Contain("7 cases: 7 passed").And.Contain("Parity.");
    }

    [Fact]
    public async Task A_shard_that_is_missing_or_twice_is_named()
    {
        await _folder.Run("accept");
        await Shards(3);
        Directory.Move(Shard(2), Path.Combine(_folder.Root, "aside"));

        (await _folder.Run("merge", "shards")).Should().Be(ExitCodes.CouldNotJudge);
        _folder.Error.Should().Contain("shard 2/3 is missing").And.Contain("judged by no shard");

        (await _folder.Run("merge", "shards", "aside", Path.Combine("aside", "..", "aside", "report.json"))).Should().Be(ExitCodes.Parity, "one file named twice is one shard");
        Directory.CreateDirectory(Shard(4));
        File.Copy(Path.Combine(Shard(1), "report.json"), Path.Combine(Shard(4), "report.json"));
        (await _folder.Run("merge", "shards", "aside")).Should().Be(ExitCodes.CouldNotJudge);
        _folder.Error.Should().Contain("shard 1/3 is there more than once");
    }

    [Fact]
    public async Task Shards_of_another_commit_spec_or_file_are_named()
    {
        await _folder.Run("accept");
        await Shards(2);
        var spec = Path.Combine(_folder.Root, "specs", "boxes.yaml");
        File.AppendAllText(spec, "tolerance: { box_px: 100 }\n");
        _folder.Variables["PARITY_COMMIT"] = "another";
        await _folder.Run("run", "--shard", "2/2", "--report", Shard(2));

        (await _folder.Run("merge", "shards")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("found another").And.Contain("shard 2/2 ran another spec");
    }

    [Fact]
    public async Task A_golden_set_that_lost_an_image_fails_in_the_joined_run()
    {
        await _folder.Run("accept");
        File.Delete(Path.Combine(_folder.Root, "images", "e.png"));
        var spec = Path.Combine(_folder.Root, "specs", "boxes.yaml");
        File.WriteAllText(spec, File.ReadAllText(spec).Replace("expect: { images: 5 }", string.Empty, StringComparison.Ordinal));
        await Shards(2);

        (await _folder.Run("merge", "shards")).Should().Be(ExitCodes.NoParity);

        _folder.Out.Should().Contain("golden-orphan").And.Contain("e.png");
    }

    [Theory]
    [InlineData("CI_NODE_INDEX=2,CI_NODE_TOTAL=3", "2/3")]
    [InlineData("SYSTEM_JOBPOSITIONINPHASE=1,SYSTEM_TOTALJOBSINPHASE=3", "1/3")]
    [InlineData("JOB_COMPLETION_INDEX=0,PARITY_SHARDS=3", "1/3")]
    [InlineData("JOB_COMPLETION_INDEX=2,PARITY_SHARDS=3", "3/3")]
    [InlineData("CIRCLE_NODE_INDEX=1,CIRCLE_NODE_TOTAL=3", "2/3")]
    public async Task The_shard_is_read_from_the_build_servers_variables(string variables, string expected)
    {
        await _folder.Run("accept");
        foreach (var variable in variables.Split(','))
        {
            _folder.Variables[variable.Split('=')[0]] = variable.Split('=')[1];
        }

        await _folder.Run("run", "--shard", "auto", "--report", "out");

        Read("out").Shard.Should().Be(RunShard.Parse(expected));
    }

    [Theory]
    [InlineData("auto", "expected one of these pairs of variables")]
    [InlineData("0/3", "found \"0/3\"")]
    [InlineData("4/3", "found \"4/3\"")]
    [InlineData("-1/3", "found \"-1/3\"")]
    [InlineData("three", "found \"three\"")]
    [InlineData("1/99999999999", "found")]
    public async Task A_shard_that_is_none_is_refused(string text, string said)
    {
        (await _folder.Run("run", $"--shard={text}")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain(said);
    }

    [Fact]
    public async Task Merging_a_whole_run_or_nothing_is_refused()
    {
        await _folder.Run("accept");
        await _folder.Run("run", "--report", "whole");

        (await _folder.Run("merge", "whole")).Should().Be(ExitCodes.CouldNotJudge);
        (await _folder.Run("merge", "specs")).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain("needs no merging").And.Contain("expected a report.json in this folder");
    }

    public void Dispose() => _folder.Dispose();

    private string Shard(int index) => Path.Combine(_folder.Root, "shards", FormattableString.Invariant($"{index}"));

    private ParityReport Read(string folder) => ReportFile.Read(Path.Combine(_folder.Root, folder, "report.json"));

    private async Task<List<int>> Shards(int count)
    {
        var codes = new List<int>();
        for (var i = 1; i <= count; i++)
        {
            codes.Add(await _folder.Run("run", "--shard", FormattableString.Invariant($"{i}/{count}"), "--report", Shard(i), "-v", "quiet"));
        }

        return codes;
    }
}
