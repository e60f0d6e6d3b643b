namespace Parity.Cli.Commands;

/// <summary>What a command line asks a run for.</summary>
/// <param name="Specs">Files, folders or patterns of specs.</param>
/// <param name="Report">The folder of the report, or null.</param>
/// <param name="Output">The file of the report's data alone, or null.</param>
/// <param name="Shard">The part of the run, or null.</param>
/// <param name="Verbosity">How much is said.</param>
internal sealed record RunRequest(IReadOnlyList<string> Specs, string? Report, string? Output, string? Shard, Verbosity Verbosity);
