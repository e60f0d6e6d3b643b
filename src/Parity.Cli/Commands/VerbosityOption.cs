using System.CommandLine;

namespace Parity.Cli.Commands;

/// <summary>The option <c>--verbosity</c>.</summary>
internal static class VerbosityOption
{
    public static Option<Verbosity> Create() => new("--verbosity", "-v")
    {
        Description = "quiet: errors and the verdict; normal: what does not hold, and a table; detailed: every case in words.",
        DefaultValueFactory = _ => Verbosity.Normal,
    };
}
