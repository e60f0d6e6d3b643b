namespace Parity.Cli.Tests.BuildServers;

/// <summary>The scripts of docs/ci in a real shell, with a program of a few lines in the tool's place.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parity-script-").FullName;

    [SkippableTheory]
    [InlineData(0, true, 0)]
    [InlineData(1, true, 0)]
    [InlineData(1, false, 1)]
    [InlineData(2, true, 2)]
    [InlineData(134, true, 134)]
    public void On_Azure_a_shard_without_parity_succeeds_so_that_its_cache_is_kept_and_nothing_else_is_hidden(int tool, bool report, int expected)
    {
        Skip.IfNot(Shell.Has("bash"), "this machine lacks bash");
        Directory.CreateDirectory(Path.Combine(_folder, "parity"));
        var path = Shell.PathWith(_folder, "dotnet", $"{(report ? "echo {} > \"$BUILD_ARTIFACTSTAGINGDIRECTORY/parity/report.json\"\n" : string.Empty)}exit {tool}\n");

        var result = Shell.Run(["bash", "--noprofile", "--norc"], new AzurePipelines().RunStep.Text("bash"), _folder, new Dictionary<string, string> { ["PATH"] = path, ["BUILD_ARTIFACTSTAGINGDIRECTORY"] = _folder, ["SYSTEM_JOBPOSITIONINPHASE"] = "3" });

        result.Code.Should().Be(expected, result.Output);
        result.Output.Contains("##vso[task.logissue type=warning]No parity in shard 3", StringComparison.Ordinal).Should().Be(tool == 1 && report);
    }

    [SkippableFact]
    public void On_Azure_the_last_attempt_of_a_shard_counts()
    {
        Skip.IfNot(Shell.Has("bash"), "this machine lacks bash");
        foreach (var name in (string[])["parity-shard-1-1", "parity-shard-2-1", "parity-shard-2-2", "parity-shard-2-10"])
        {
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, name)).FullName, "report.json"), name);
        }

        var result = Shell.Run(["bash", "--noprofile", "--norc"], new AzurePipelines().AttemptsStep.Text("bash"), _folder, new Dictionary<string, string> { ["PIPELINE_WORKSPACE"] = _folder });

        result.Code.Should().Be(0, result.Output);
        Directory.GetFiles(Path.Combine(_folder, "shards"), "*", SearchOption.AllDirectories).Select(File.ReadAllText).Should().BeEquivalentTo("parity-shard-1-1", "parity-shard-2-10");
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void In_Kubernetes_a_pod_ends_as_the_tool_does_and_leaves_nothing_of_an_earlier_attempt(int code)
    {
        Skip.IfNot(Shell.Has("sh"), "this machine lacks sh");
        var server = new Kubernetes();
        var command = server.Container.List("command").Select(c => c.ToString()).ToList();
        command.Take(2).Should().Equal("sh", "-c");
        var stale = Directory.CreateDirectory(Path.Combine(_folder, "0123456789abcdef", "shards", "2")).FullName;
        File.WriteAllText(Path.Combine(stale, "report.json"), "stale");
        var variables = server.Variables(_folder, 3);
        variables.Add("PATH", Shell.PathWith(_folder, "parity", $"echo \"$@\"\nexit {code}\n"));

        var result = Shell.Run(["sh"], command[2].Replace("/data/", _folder + "/", StringComparison.Ordinal), _folder, variables);

        result.Code.Should().Be(code);
        result.Output.Trim().Should().Be($"run specs --shard auto --report {stale} --cache {_folder}/cache");
        Directory.Exists(stale).Should().BeFalse();
    }

    [SkippableFact]
    public void In_Kubernetes_a_cache_that_cannot_be_pruned_is_not_the_verdict()
    {
        Skip.IfNot(Shell.Has("sh"), "this machine lacks sh");
        var server = new Kubernetes();
        var script = server.Verdict.List("command")[2].ToString();
        var variables = server.Variables(_folder, null);
        variables.Add("PATH", Shell.PathWith(_folder, "parity", "echo \"$@\"\n[ $1 = merge ] && exit 1\nexit 2\n"));

        var result = Shell.Run(["sh"], script, _folder, variables);

        result.Code.Should().Be(1);
        result.Output.Should().Be("cache prune --cache /data/cache --older-than 30d\nmerge /data/0123456789abcdef/shards --report /data/0123456789abcdef/report\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
