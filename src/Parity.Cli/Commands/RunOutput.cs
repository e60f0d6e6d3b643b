using Parity.Reporting;

namespace Parity.Cli.Commands;

/// <summary>Says and writes how a run ended; the same for <c>run</c> and <c>merge</c>.</summary>
internal static class RunOutput
{
    /// <summary>Writes tables to the console and the report where it is asked for.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(CliContext context, ParityReport report, RunRequest request)
    {
        RunTable.Write(context, report, request.Verbosity);
        if (request.Output is { } output)
        {
            ReportFile.Write(context.PathOf(output), report with { Pictures = [] });
        }

        if (request.Report is { } folder)
        {
            var page = ReportFolder.Write(context.PathOf(folder), report);
            context.WriteLine($"report: {Path.GetRelativePath(context.CurrentDirectory, page)}");
        }

        return report.ExitCode;
    }
}
