using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Parity.Cli.Tests.BuildServers;

/// <summary>Kubernetes: an Indexed Job and the Job of the verdict on one volume.</summary>
internal sealed class Kubernetes() : BuildServer("kubernetes-job.yaml", "kubernetes-verdict.yaml")
{
    private static readonly string[] Codes = ["1", "2"];

    /// <summary>The container of the shards.</summary>
    public YamlNode Container => Containers(Root).Single();

    /// <summary>The container of the verdict.</summary>
    public YamlNode Verdict => Containers(Roots[1]).Single();

    /// <inheritdoc/>
    public override int Shards => int.Parse(Root.Text("spec", "completions"), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override IEnumerable<(string What, bool Holds)> AfterFailure =>
    [
        ("the pods know their index", Root.Text("spec", "completionMode") == "Indexed"),
        ("an index that failed leaves the others alone", Root.Text("spec", "backoffLimitPerIndex") == "1" && Root.At("spec", "backoffLimit") is null && Root.At("spec", "maxFailedIndexes") is null),
        ("no parity and could not judge are not tried again", Rules.Any(r => r.Text("action") == "FailIndex" && r.Text("onExitCodes", "operator") == "In"
            && r.Text("onExitCodes", "containerName") == Container.Text("name") && r.List("onExitCodes", "values").Select(v => v.ToString()).SequenceEqual(Codes))),
        ("a drained node is no failure", Rules.Any(r => r.Text("action") == "Ignore" && r.List("onPodConditions").Any(c => c.Text("type") == "DisruptionTarget"))),
        ("nothing fails the whole job", Rules.All(r => r.Text("action") != "FailJob")),
        ("a pod is not started again in place", Roots.All(r => r.Text("spec", "template", "spec", "restartPolicy") == "Never")),
        ("the verdict is said once", Roots[1].Text("spec", "backoffLimit") == "0"),
        ("all run one image", Roots.SelectMany(Containers).Select(c => c.Text("image")).Distinct().Count() == 1),
        ("all share one volume", Roots.Select(r => r.List("spec", "template", "spec", "volumes").Single().ToString()).Distinct().Count() == 1),
    ];

    /// <inheritdoc/>
    public override IEnumerable<string> Cached => Container.List("volumeMounts").Select(m => m.Text("mountPath") + "/cache");

    private IReadOnlyList<YamlNode> Rules => Root.List("spec", "podFailurePolicy", "rules");

    /// <inheritdoc/>
    public override Dictionary<string, string> Variables(string checkout, int? shard)
    {
        // What the manifest sets, what Kubernetes sets, and what the image sets.
        var variables = (shard is null ? Verdict : Container).List("env").ToDictionary(e => e.Text("name"), e => e.Text("value"));
        variables.Add("PARITY_COMMIT", "0123456789abcdef");
        if (shard is { } index)
        {
            variables.Add("JOB_COMPLETION_INDEX", (index - 1).ToString(CultureInfo.InvariantCulture));
        }

        return variables;
    }

    /// <inheritdoc/>
    public override void Publish(string checkout, string artefacts, int shard)
    {
        // The volume is shared: there is nothing to do.
    }

    /// <inheritdoc/>
    public override void Collect(string checkout, string artefacts)
    {
        // The volume is shared: there is nothing to do.
    }

    /// <inheritdoc/>
    public override string Published(string checkout) => Path.Combine(checkout, "volume", "0123456789abcdef", "report");

    /// <inheritdoc/>
    protected override string Expand(string text, string checkout, int? shard) =>
        base.Expand(text, checkout, shard).Replace(Container.List("volumeMounts").Single().Text("mountPath") + "/", Path.Combine(checkout, "volume") + "/", StringComparison.Ordinal);

    private static IReadOnlyList<YamlNode> Containers(YamlNode job) => job.List("spec", "template", "spec", "containers");
}
