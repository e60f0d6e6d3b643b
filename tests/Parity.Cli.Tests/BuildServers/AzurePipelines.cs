using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Parity.Cli.Tests.BuildServers;

/// <summary>Azure Pipelines: parallel jobs, artefacts by name that are brought into the pipeline's workspace.</summary>
internal sealed class AzurePipelines() : BuildServer("azure-pipelines.yml")
{
    private YamlNode ShardJob => Root.List("stages")[0].List("jobs").Single();

    private IReadOnlyList<YamlNode> VerdictSteps => Root.List("stages")[1].List("jobs").Single().List("steps");

    /// <inheritdoc/>
    public override int Shards => int.Parse(ShardJob.Text("strategy", "parallel"), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override IEnumerable<(string What, bool Holds)> AfterFailure =>
    [
        .. ShardJob.List("steps").SkipWhile(s => s.Text("displayName") != "parity run").Skip(1).Select(s => ($"after a shard: {s}", Runs(s))),
        ("the verdict is asked for", Root.List("stages")[1].Text("condition") == "not(canceled())"),
        .. VerdictSteps.SkipWhile(s => !s.Text("script").Contains("-- merge ", StringComparison.Ordinal)).Skip(1).Select(s => ($"after the verdict: {s}", Runs(s))),
        ("the comment is no verdict", CommentStep.Text("continueOnError") == "true"),
        ("the comment is for pull requests", CommentStep.Text("condition").Contains("eq(variables['Build.Reason'], 'PullRequest')", StringComparison.Ordinal)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<string> Cached => ShardJob.List("steps").Where(s => s.Text("task") == "Cache@2").Select(s => s.Text("inputs", "path").Replace("$(Build.SourcesDirectory)/", string.Empty, StringComparison.Ordinal));

    /// <summary>The step that runs a shard.</summary>
    public YamlNode RunStep => ShardJob.List("steps").Single(s => s.Text("displayName") == "parity run");

    /// <summary>The step that keeps the last attempt of each shard.</summary>
    public YamlNode AttemptsStep => VerdictSteps.Single(s => s.Text("displayName") == "last attempts");

    /// <summary>The step that writes the comment.</summary>
    public YamlNode CommentStep => VerdictSteps.Single(s => s.Text("displayName") == "comment");

    /// <inheritdoc/>
    public override Dictionary<string, string> Variables(string checkout, int? shard)
    {
        var variables = new Dictionary<string, string>
        {
            ["BUILD_ARTIFACTSTAGINGDIRECTORY"] = Path.Combine(checkout, "staging"),
            ["PIPELINE_WORKSPACE"] = Path.Combine(checkout, "workspace"),
            ["SYSTEM_JOBATTEMPT"] = "1",
        };
        if (shard is { } index)
        {
            variables["SYSTEM_JOBPOSITIONINPHASE"] = index.ToString(CultureInfo.InvariantCulture);
            variables["SYSTEM_TOTALJOBSINPHASE"] = Shards.ToString(CultureInfo.InvariantCulture);
        }

        return variables;
    }

    /// <inheritdoc/>
    public override void Publish(string checkout, string artefacts, int shard)
    {
        var step = ShardJob.List("steps").Single(s => s.At("publish") is not null);
        Move(Expand(step.Text("publish"), checkout, shard), Path.Combine(artefacts, Expand(step.Text("artifact"), checkout, shard)));
    }

    /// <inheritdoc/>
    public override void Collect(string checkout, string artefacts)
    {
        var step = VerdictSteps.Single(s => s.At("download") is not null);
        step.Text("patterns").Should().EndWith("/**");
        var workspace = Path.Combine(checkout, "workspace");
        foreach (var artefact in Directory.GetDirectories(artefacts, step.Text("patterns")[..^3]))
        {
            Move(artefact, Path.Combine(workspace, Path.GetFileName(artefact)));
        }

        Shell.Run(["bash", "--noprofile", "--norc"], AttemptsStep.Text("bash"), checkout, Variables(checkout, null)).Code.Should().Be(0);
    }

    /// <inheritdoc/>
    public override string Published(string checkout) => Expand(VerdictSteps.Single(s => s.At("publish") is not null).Text("publish"), checkout, null);

    private static bool Runs(YamlNode node) => node.Text("condition").Contains("succeededOrFailed()", StringComparison.Ordinal);
}
