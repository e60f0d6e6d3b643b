using System.CommandLine;
using Parity.Reporting;

namespace Parity.Cli.Commands;

/// <summary><c>parity merge REPORTS</c>: joins the reports of shards into one verdict.</summary>
internal static class MergeCommand
{
    public static Command Create(CliContext context)
    {
        var reports = new Argument<string[]>("reports") { Description = "The report.json of every shard, or folders that hold them at any depth.", Arity = ArgumentArity.OneOrMore };
        var report = new Option<string?>("--report", "-r") { Description = "Write the page, report.json and summary.md of the whole run into this folder.", HelpName = "DIR" };
        var verbosity = VerbosityOption.Create();
        var command = new Command(
            "merge",
            """
            Joins the reports of shards (parity run --shard) into the verdict of the whole run. A shard that is missing, there twice, or from another commit, spec or file is an error.
            Exit codes: 0 parity, 1 no parity, 2 could not judge everything.

            Example:
              parity merge shards --report out
            """) { reports, report, verbosity };
        command.SetAction(parsed => Run(context, parsed.GetRequiredValue(reports), parsed.GetValue(report), parsed.GetValue(verbosity)));
        return command;
    }

    private static int Run(CliContext context, IReadOnlyList<string> paths, string? folder, Verbosity verbosity)
    {
        var files = paths.Select(context.PathOf).SelectMany(Files).Distinct(StringComparer.Ordinal);
        var joined = ReportMerge.Join([.. files.Select(f => KeyValuePair.Create(Path.GetRelativePath(context.CurrentDirectory, f), ReportFile.Read(f)))]);
        foreach (var spec in joined.UnusableSpecs)
        {
            context.WriteError(spec.Message);
        }

        return RunOutput.Write(context, joined, new(paths, folder, null, null, verbosity));
    }

    private static IEnumerable<string> Files(string path) =>
        !Directory.Exists(path) ? [path]
        : Directory.EnumerateFiles(path, ReportFolder.Data, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } found ? found
        : throw new ParityException($"{path}: expected a {ReportFolder.Data} in this folder or below it; found none.");
}
