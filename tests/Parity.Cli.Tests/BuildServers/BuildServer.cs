using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Parity.Cli.Tests.BuildServers;

/// <summary>A service as its files in docs/ci use it: what its jobs run, with what it puts in for variables, and how artefacts go from job to job.</summary>
internal abstract partial class BuildServer(params string[] files)
{
    /// <summary>The roots of the service's files.</summary>
    public IReadOnlyList<YamlNode> Roots { get; } = [.. files.Select(Read)];

    /// <summary>The first file's root.</summary>
    public YamlNode Root => Roots[0];

    /// <summary>How many shards the file asks for.</summary>
    public abstract int Shards { get; }

    /// <summary>What must hold for a run without parity to be told and published all the same: what is meant, and whether the file says so.</summary>
    public abstract IEnumerable<(string What, bool Holds)> AfterFailure { get; }

    /// <summary>The folders that the service keeps from run to run, as the file writes them.</summary>
    public abstract IEnumerable<string> Cached { get; }

    /// <summary>Every text in the files: scripts among them.</summary>
    public IEnumerable<string> Texts => Roots.SelectMany(r => r.AllNodes).OfType<YamlScalarNode>().Select(n => n.Value!);

    /// <summary>The variables of a job, by the names its scripts use.</summary>
    /// <param name="checkout">The folder the job works in.</param>
    /// <param name="shard">Which shard, from 1; null: the job of the verdict.</param>
    public abstract Dictionary<string, string> Variables(string checkout, int? shard);

    /// <summary>Moves what a shard's job publishes out of its checkout.</summary>
    public abstract void Publish(string checkout, string artefacts, int shard);

    /// <summary>Brings what the shards published into the checkout of the verdict's job.</summary>
    public abstract void Collect(string checkout, string artefacts);

    /// <summary>The folder the verdict's job publishes.</summary>
    public abstract string Published(string checkout);

    /// <summary>The arguments of every call of the tool with this verb, its variables put in.</summary>
    public IReadOnlyList<string[]> Calls(string verb, string checkout, int? shard) =>
    [
        .. Texts.SelectMany(t => Call().Matches(t)).Select(m => m.Groups["arguments"].Value).Where(a => a.Split(' ')[0] == verb)
            .Select(a => Expand(a, checkout, shard).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('"')).ToArray()),
    ];

    /// <summary>A text with the service's variables put in; one the service does not set is an error.</summary>
    protected virtual string Expand(string text, string checkout, int? shard)
    {
        var variables = Variables(checkout, shard);
        return Variable().Replace(text, m => variables.GetValueOrDefault(m.Groups["name"].Value.ToUpperInvariant().Replace('.', '_'))
            ?? throw new InvalidOperationException($"{m.Value}: the service sets no such variable."));
    }

    /// <summary>Moves a folder, making its parents.</summary>
    protected static void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        Directory.Move(from, to);
    }

    private static YamlNode Read(string file)
    {
        using var reader = new StreamReader(RepositoryRoot.File("docs", "ci", file));
        var stream = new YamlStream();
        stream.Load(reader);
        return stream.Documents.Single().RootNode;
    }

    // From the repository's own project, or as the installed tool; up to what the shell takes for itself.
    [GeneratedRegex(@"(?:dotnet run --project src/Parity\.Cli -c Release(?: --no-build)? -- |(?:^|\s)parity )(?<arguments>(?:run|merge|cache) [^\n|;>]*)", RegexOptions.Multiline)]
    private static partial Regex Call();

    // ${{ matrix.shard }} of GitHub, $(Build.Name) of Azure, $NAME of a shell.
    [GeneratedRegex(@"\$\{\{ (?<name>[\w.]+) \}\}|\$\((?<name>[\w.]+)\)|\$(?<name>\w+)")]
    private static partial Regex Variable();
}
