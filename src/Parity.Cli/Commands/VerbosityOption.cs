using System.CommandLine;

namespace Parity.Cli.Commands;

/// <summary>The option <c>--verbosity</c>.</summary>
internal static class VerbosityOption
{
    public static Option<Verbosity> Create()
    {
        var option = new Option<Verbosity>("--verbosity", "-v")
        {
            Description = "quiet: errors and the verdict; normal: what does not hold, and a table; detailed: every case in words.",
            DefaultValueFactory = _ => Verbosity.Normal,
        };

        // As documents spell them, not as the enum does; any case is understood.
        option.CompletionSources.Clear();
        option.CompletionSources.Add("quiet", "normal", "detailed");
        return option;
    }
}
