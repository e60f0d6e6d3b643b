using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Parity.Cli.Tests.BuildServers;

/// <summary>GitLab: parallel jobs, artefacts that come back where they were.</summary>
internal sealed class GitLab() : BuildServer("gitlab-ci.yml")
{
    private YamlNode Shard => Root.At("parity shard")!;

    private YamlNode Verdict => Root.At("parity")!;

    /// <inheritdoc/>
    public override int Shards => int.Parse(Shard.Text("parallel"), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override IEnumerable<(string What, bool Holds)> AfterFailure =>
    [
        ("a failing shard publishes", Shard.Text("artifacts", "when") == "always"),
        ("a failing shard keeps its cache", Shard.List("cache").All(c => c.Text("when") == "always")),
        ("the verdict is asked for", Verdict.Text("when") == "always"),
        ("the verdict is published", Verdict.Text("artifacts", "when") == "always"),
        ("the note is written after the script, whatever it said", Verdict.List("after_script").Count == 1),
        ("there are pipelines of merge requests", Root.List("workflow", "rules").Any(r => r.Text("if") == "$CI_PIPELINE_SOURCE == \"merge_request_event\"")),
    ];

    /// <inheritdoc/>
    public override IEnumerable<string> Cached => Shard.List("cache").SelectMany(c => c.List("paths")).Select(p => p.ToString().TrimEnd('/'));

    /// <summary>The script that writes the note.</summary>
    public string NoteScript => Verdict.List("after_script").Single().ToString();

    /// <inheritdoc/>
    public override Dictionary<string, string> Variables(string checkout, int? shard) => shard is { } index
        ? new() { ["CI_NODE_INDEX"] = index.ToString(CultureInfo.InvariantCulture), ["CI_NODE_TOTAL"] = Shards.ToString(CultureInfo.InvariantCulture) }
        : [];

    /// <inheritdoc/>
    public override void Publish(string checkout, string artefacts, int shard)
    {
        // Each job has a checkout of its own: what it wrote elsewhere is gone.
        var path = Shard.List("artifacts", "paths").Single().ToString();
        foreach (var folder in Directory.GetDirectories(Path.Combine(checkout, path)))
        {
            Move(folder, Path.Combine(artefacts, path, Path.GetFileName(folder)));
        }
    }

    /// <inheritdoc/>
    public override void Collect(string checkout, string artefacts)
    {
        var path = Shard.List("artifacts", "paths").Single().ToString();
        foreach (var folder in Directory.GetDirectories(Path.Combine(artefacts, path)))
        {
            Move(folder, Path.Combine(checkout, path, Path.GetFileName(folder)));
        }
    }

    /// <inheritdoc/>
    public override string Published(string checkout) => Path.Combine(checkout, Verdict.List("artifacts", "paths").Single().ToString());
}
