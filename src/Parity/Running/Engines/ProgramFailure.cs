using System.Globalization;
using Parity.Machines;

namespace Parity.Running.Engines;

/// <summary>Turns what a program wrote before it failed into a verdict.</summary>
internal static class ProgramFailure
{
    private const int MostLines = 8;

    /// <summary>The failure, or null when the program ended well.</summary>
    public static RunnerException? Of(string program, ProgramRun run, TimeSpan limit, string image)
    {
        if (run.ExitCode is null)
        {
            return new(string.Create(CultureInfo.InvariantCulture, $"{program} did not finish within {limit.TotalSeconds} s on {image} and was stopped."), "Raise `timeout_seconds` if the engine needs longer.");
        }

        // trtexec's last line names the result, whatever the exit code.
        if (run.ExitCode == 0 && !run.Output.Contains("&&&& FAILED", StringComparison.Ordinal))
        {
            return null;
        }

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var errors = lines.Where(l => l.Contains("[E]", StringComparison.Ordinal) || l.Contains("[!]", StringComparison.Ordinal)).ToList();
        var told = string.Join(Environment.NewLine, (errors.Count > 0 ? errors.Take(MostLines) : lines.TakeLast(MostLines)));
        return new(string.Create(CultureInfo.InvariantCulture, $"{program} ended with exit code {run.ExitCode} on {image}:{Environment.NewLine}{told}"), KnownFailures.CauseOf(run.Output));
    }
}
