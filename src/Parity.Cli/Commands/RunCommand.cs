using System.CommandLine;
using Parity.Goldens;
using Parity.Hosting;
using Parity.Running;
using Parity.Specs;
using Spectre.Console;

namespace Parity.Cli.Commands;

/// <summary><c>parity run [specs]</c>: judges specs and says how everything ended.</summary>
internal static class RunCommand
{
    public static Command Create(CliContext context)
    {
        var specs = SpecArguments.Specs();
        var output = new Option<string?>("--output", "-o") { Description = "Write the result as JSON to this file." };
        var command = new Command("run", "Holds exported artefacts to their checkpoints, as the specs say.") { specs, output };
        command.SetAction((parsed, cancellation) => Task.FromResult(
            Run(context, parsed.GetValue(specs)!, parsed.GetValue(output), cancellation)));
        return command;
    }

    private static int Run(CliContext context, IReadOnlyList<string> patterns, string? output, CancellationToken cancellation)
    {
        var host = ParityHost.Default;
        var set = SpecSet.Read(SpecSet.Find(patterns, context.CurrentDirectory).Select(context.PathOf), host.Vocabulary);
        foreach (var (_, error) in set.Failures)
        {
            context.WriteError(error.Message);
        }

        var report = new RunReport();
        Progress.Show(context, progress =>
        {
            foreach (var spec in set.Specs)
            {
                using var run = host.Open(spec, new() { Progress = progress, Cancellation = cancellation, Require = context.Environment("PARITY_REQUIRE") });
                report.Add(run, [.. run.Cases.Select(run.Judge)]);
            }
        });

        report.Notes.AddRange(UnclaimedGoldens.Beside(set.Specs, host.Vocabulary).Select(folder => $"no spec claims the goldens in {Path.GetRelativePath(context.CurrentDirectory, folder)}"));
        RunTable.Write(context, report);
        if (output is not null)
        {
            RunJson.Write(context.PathOf(output), report);
        }

        return !set.Failures.IsEmpty ? ExitCodes.CouldNotJudge : report.ExitCode;
    }
}
