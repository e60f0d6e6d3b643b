using YamlDotNet.RepresentationModel;

namespace Parity.Cli.Tests.BuildServers;

/// <summary>GitHub Actions: a matrix, artefacts by name.</summary>
internal sealed class GitHubActions() : BuildServer("github-actions.yml")
{
    private IReadOnlyList<YamlNode> ShardSteps => Root.List("jobs", "shard", "steps");

    private IEnumerable<YamlNode> AfterRun => ShardSteps.SkipWhile(s => !s.Text("run").Contains("-- run ", StringComparison.Ordinal)).Skip(1);

    private IReadOnlyList<YamlNode> VerdictSteps => Root.List("jobs", "verdict", "steps");

    /// <inheritdoc/>
    public override int Shards => Root.List("jobs", "shard", "strategy", "matrix", "shard").Count;

    /// <inheritdoc/>
    public override IEnumerable<(string What, bool Holds)> AfterFailure =>
    [
        ("one failing shard does not stop the others", Root.Text("jobs", "shard", "strategy", "fail-fast") == "false"),
        .. AfterRun.Select(s => ($"after a shard: {s}", Runs(s))),
        ("a failing shard publishes", AfterRun.Contains(Step(ShardSteps, "actions/upload-artifact"))),
        ("a failing shard keeps its cache", AfterRun.Contains(Step(ShardSteps, "actions/cache/save"))),
        ("the verdict is asked for", Runs(Root.At("jobs", "verdict")!)),
        .. VerdictSteps.SkipWhile(s => !s.Text("run").Contains("-- merge ", StringComparison.Ordinal)).Skip(1).Select(s => ($"after the verdict: {s}", Runs(s))),
        ("the comment is no verdict", CommentStep.Text("continue-on-error") == "true"),
        ("only the verdict may write", Root.Text("permissions", "contents") == "read" && Root.At("permissions", "pull-requests") is null && Root.Text("jobs", "verdict", "permissions", "pull-requests") == "write"),
    ];

    /// <inheritdoc/>
    public override IEnumerable<string> Cached => ShardSteps.Where(s => s.Text("uses").StartsWith("actions/cache/save@", StringComparison.Ordinal)).Select(s => s.Text("with", "path"))
        .Intersect(ShardSteps.Where(s => s.Text("uses").StartsWith("actions/cache/restore@", StringComparison.Ordinal)).Select(s => s.Text("with", "path")));

    /// <summary>The step that writes the comment.</summary>
    public YamlNode CommentStep => VerdictSteps.Single(s => s.Text("name") == "comment");

    /// <inheritdoc/>
    public override Dictionary<string, string> Variables(string checkout, int? shard) =>
        shard is { } index ? new() { ["MATRIX_SHARD"] = Root.List("jobs", "shard", "strategy", "matrix", "shard")[index - 1].ToString() } : [];

    /// <inheritdoc/>
    public override void Publish(string checkout, string artefacts, int shard)
    {
        var step = Step(ShardSteps, "actions/upload-artifact");
        Move(Path.Combine(checkout, Expand(step.Text("with", "path"), checkout, shard)), Path.Combine(artefacts, Expand(step.Text("with", "name"), checkout, shard)));
    }

    /// <inheritdoc/>
    public override void Collect(string checkout, string artefacts)
    {
        var step = Step(VerdictSteps, "actions/download-artifact");
        foreach (var artefact in Directory.GetDirectories(artefacts, step.Text("with", "pattern")))
        {
            Move(artefact, Path.Combine(checkout, step.Text("with", "path"), Path.GetFileName(artefact)));
        }
    }

    /// <inheritdoc/>
    public override string Published(string checkout) => Path.Combine(checkout, Step(VerdictSteps, "actions/upload-artifact").Text("with", "path"));

    private static YamlNode Step(IEnumerable<YamlNode> steps, string action) => steps.Single(s => s.Text("uses").StartsWith(action + "@", StringComparison.Ordinal));

    private static bool Runs(YamlNode node) => node.Text("if").Contains("!cancelled()", StringComparison.Ordinal);
}
