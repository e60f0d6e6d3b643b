using Parity.Reporting;

namespace Parity.Cli.Tests.BuildServers;

/// <summary>The files of docs/ci, as a service would carry them out: every command with the service's variables, every artefact by the way the file names.</summary>
public sealed class BuildServerTests : IDisposable
{
    private static readonly string[] Names = ["a.png", "b.png", "c.png", "d.png", "e.png"];
    private static readonly string[] Verbs = ["run", "merge", "cache"];
    private readonly CommandFolder _folder = new();

    public static TheoryData<string> Services => ["GitHub Actions", "Azure Pipelines", "GitLab", "Kubernetes"];

    private string Artefacts => Directory.CreateDirectory(Path.Combine(_folder.Root, "artefacts")).FullName;

    [SkippableTheory]
    [MemberData(nameof(Services))]
    public async Task The_commands_of_the_file_judge_the_whole_run(string service)
    {
        var server = await Start(service, shifted: "d.png");
        await _folder.Run("run", "--report", "whole");

        var codes = await Shards(server);

        codes.Should().HaveCount(server.Shards).And.OnlyContain(c => c == ExitCodes.Parity || c == ExitCodes.NoParity).And.ContainSingle(c => c == ExitCodes.NoParity);
        (await Verdict(server)).Should().Be(ExitCodes.NoParity);
        var published = server.Published(_folder.Root);
        Directory.GetFiles(published).Select(Path.GetFileName).Should().BeEquivalentTo(["index.html", "report.json", "summary.md"]);
        var (whole, joined) = (ReportFile.Read(Path.Combine(_folder.Root, "whole", "report.json")), ReportFile.Read(Path.Combine(published, "report.json")));
        joined.Shard.Should().BeNull();
        joined.Problems.Should().BeEmpty();
        joined.Counts.Should().Be(whole.Counts);
        joined.Models.Single().Cases.Select(c => (c.Case, c.Outcome, c.Text)).Should().Equal(whole.Models.Single().Cases.Select(c => (c.Case, c.Outcome, c.Text)));
        File.ReadAllText(Path.Combine(published, "summary.md")).Should().StartWith(MarkdownSummary.Marker).And.Contain("❌ No parity").And.Contain("d.png");
    }

    [SkippableTheory]
    [MemberData(nameof(Services))]
    public async Task The_commands_of_the_file_end_with_parity_where_everything_holds(string service)
    {
        var server = await Start(service);

        (await Shards(server)).Should().OnlyContain(c => c == ExitCodes.Parity);

        (await Verdict(server)).Should().Be(ExitCodes.Parity);
    }

    [SkippableTheory]
    [MemberData(nameof(Services))]
    public async Task A_shard_that_published_nothing_is_named_and_the_verdict_is_none(string service)
    {
        var server = await Start(service);
        await Shards(server);
        var lost = Directory.GetFiles(_folder.Root, "report.json", SearchOption.AllDirectories).Single(f => ReportFile.Read(f).Shard?.Index == 2);
        Directory.Delete(Path.GetDirectoryName(lost)!, recursive: true);

        (await Verdict(server)).Should().Be(ExitCodes.CouldNotJudge);

        _folder.Error.Should().Contain($"shard 2/{server.Shards} is missing");
        File.ReadAllText(Path.Combine(server.Published(_folder.Root), "summary.md")).Should().Contain($"shard 2/{server.Shards} is missing");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void What_failed_is_published_and_told_all_the_same(string service) =>
        Server(service).AfterFailure.Should().HaveCountGreaterThan(3).And.AllSatisfy(a => a.Holds.Should().BeTrue(a.What));

    [Theory]
    [MemberData(nameof(Services))]
    public void The_service_keeps_the_folder_of_the_reference_cache(string service)
    {
        var server = Server(service);
        var folders = server.Calls("run", "", 1).Concat(server.Calls("cache", "", 1)).Select(c => c[Array.IndexOf(c, "--cache") + 1]).ToList();

        folders.Distinct().Should().ContainSingle("the run fills what is pruned");
        server.Cached.Select(c => c.TrimStart('/')).Should().Contain(folders[0].Replace("volume/", "data/", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Nothing_else_calls_the_tool(string service)
    {
        var server = Server(service);

        var lines = server.Texts.SelectMany(t => t.Split('\n')).Where(l => l.Contains("src/Parity.Cli", StringComparison.Ordinal) || Verbs.Any(v => l.Contains($"parity {v} ", StringComparison.Ordinal))).ToList();

        lines.Where(l => l != "dotnet build src/Parity.Cli -c Release").Should().HaveCount(3, "one runs a shard, one prunes the cache and one joins the shards");
        Verbs.Should().AllSatisfy(v => server.Calls(v, "", v == "merge" ? null : 1).Should().ContainSingle(v));
        File.Exists(RepositoryRoot.File("src", "Parity.Cli", "Parity.Cli.csproj")).Should().BeTrue();
    }

    public void Dispose() => _folder.Dispose();

    private static BuildServer Server(string service) => service switch
    {
        "GitHub Actions" => new GitHubActions(),
        "Azure Pipelines" => new AzurePipelines(),
        "GitLab" => new GitLab(),
        _ => new Kubernetes(),
    };

    private async Task<BuildServer> Start(string service, string? shifted = null)
    {
        Skip.If(service == "Azure Pipelines" && !Shell.Has("bash"), "a step of azure-pipelines.yml needs bash, which this machine lacks");
        _folder.Record(Names);
        await _folder.Run("accept");
        _folder.Record(Names, shifted);
        _folder.IsBuildServer = true;
        return Server(service);
    }

    private async Task<List<int>> Shards(BuildServer server)
    {
        var codes = new List<int>();
        for (var shard = 1; shard <= server.Shards; shard++)
        {
            codes.Add(await Run(server, "run", shard));
            (await Run(server, "cache", shard)).Should().Be(ExitCodes.Parity, "old answers are pruned whatever the verdict");
            server.Publish(_folder.Root, Artefacts, shard);
        }

        return codes;
    }

    private Task<int> Verdict(BuildServer server)
    {
        server.Collect(_folder.Root, Artefacts);
        return Run(server, "merge", null);
    }

    private Task<int> Run(BuildServer server, string verb, int? shard)
    {
        _folder.Variables.Clear();
        foreach (var (name, value) in server.Variables(_folder.Root, shard))
        {
            _folder.Variables.Add(name, value);
        }

        return _folder.Run(server.Calls(verb, _folder.Root, shard).Single());
    }
}
