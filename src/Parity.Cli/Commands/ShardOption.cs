using System.CommandLine;
using System.Globalization;
using Parity.Running;

namespace Parity.Cli.Commands;

/// <summary>The option <c>--shard</c>: written as 3/8, or read from the build server's variables.</summary>
internal static class ShardOption
{
    // Names of index and total, and whether the index counts from 0. GitLab, Azure Pipelines, CircleCI, and an Indexed Job of Kubernetes, which tells no total.
    private static readonly (string Index, string Total, int First)[] Variables =
    [
        ("CI_NODE_INDEX", "CI_NODE_TOTAL", 1),
        ("SYSTEM_JOBPOSITIONINPHASE", "SYSTEM_TOTALJOBSINPHASE", 1),
        ("CIRCLE_NODE_INDEX", "CIRCLE_NODE_TOTAL", 0),
        ("JOB_COMPLETION_INDEX", "PARITY_SHARDS", 0),
    ];

    public static Option<string?> Create() => new("--shard")
    {
        Description = "Judge one part of the cases: 3/8 is the third of eight; auto reads the build server's variables. Join the reports with parity merge.",
        HelpName = "I/N|auto",
    };

    /// <summary>The shard asked for, or null: everything.</summary>
    /// <exception cref="ParityException">The text is no shard, or no variable tells which.</exception>
    public static RunShard? Read(string? text, Func<string, string?> environment) => text switch
    {
        null => null,
        "auto" => FromVariables(environment),
        _ => RunShard.Parse(text),
    };

    private static RunShard FromVariables(Func<string, string?> environment)
    {
        foreach (var (indexName, totalName, first) in Variables)
        {
            if (environment(indexName) is { Length: > 0 } index && environment(totalName) is { Length: > 0 } total)
            {
                return int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
                    ? RunShard.Parse(string.Create(CultureInfo.InvariantCulture, $"{i - first + 1}/{total}"))
                    : throw new ParityException($"expected a number in {indexName}; found \"{index}\".");
            }
        }

        throw new ParityException(
            $"--shard auto: expected one of these pairs of variables: {string.Join("; ", Variables.Select(v => $"{v.Index} and {v.Total}"))}; found none. Write the shard, for instance --shard 3/8.");
    }
}
