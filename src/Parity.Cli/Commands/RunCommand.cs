using System.CommandLine;
using Parity.Goldens;
using Parity.Hosting;
using Parity.Reporting;
using Parity.Running;
using Parity.Specs;

namespace Parity.Cli.Commands;

/// <summary><c>parity run [specs]</c>: judges specs and says how everything ended.</summary>
internal static class RunCommand
{
    public static Command Create(CliContext context)
    {
        var specs = SpecArguments.Specs();
        var report = new Option<string?>("--report", "-r") { Description = "Write the page, report.json and summary.md into this folder; on CI the received goldens, too. (On CI always written: artifacts/parity beside the goldens.)", HelpName = "DIR" };
        var output = new Option<string?>("--output", "-o") { Description = "Write the report as JSON to this file, without pictures.", HelpName = "FILE" };
        var shard = ShardOption.Create();
        var cache = new Option<string?>("--cache") { Description = "Keep the reference's outputs in this folder by content, so that an unchanged model does not run again; also PARITY_CACHE.", HelpName = "DIR" };
        var verbosity = VerbosityOption.Create();
        var command = new Command(
            "run",
            """
            Holds exported artefacts to their checkpoints, as the specs say.
            Exit codes: 0 parity, 1 no parity, 2 could not judge, 130 stopped.

            Examples:
              parity run
              parity run specs/my-detector.yaml --report out
              parity run --shard 3/8 --report shard-3 --cache .parity-cache
            """) { specs, report, output, shard, cache, verbosity };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(
            context, new(parsed.GetValue(specs)!, parsed.GetValue(report), parsed.GetValue(output), parsed.GetValue(shard), parsed.GetValue(verbosity)),
            parsed.GetValue(cache) ?? context.Environment("PARITY_CACHE"), cancellation)));
        return command;
    }

    private static int Run(CliContext context, RunRequest request, string? cache, CancellationToken cancellation)
    {
        var host = ParityHost.Default;
        var shard = ShardOption.Read(request.Shard, context.Environment);
        var set = SpecSet.Read(SpecSet.Find(request.Specs, context.CurrentDirectory).Select(context.PathOf), host.Vocabulary);
        var composer = new ReportComposer(new() { BaseFolder = context.CurrentDirectory, Environment = context.Environment, Shard = shard });
        foreach (var (file, error) in set.Failures)
        {
            context.WriteError(error.Message);
            composer.AddUnusable(file, error.Message);
        }

        var folder = request.Report is null ? null : context.PathOf(request.Report);
        foreach (var written in (string?[])[folder, request.Output is { } output ? Path.GetDirectoryName(context.PathOf(output)) : null])
        {
            if (written is not null)
            {
                ReportFolder.DemandWritable(written);
            }
        }

        Progress.Show(context, progress =>
        {
            foreach (var spec in set.Specs)
            {
                using var run = host.Open(spec, Options(context, progress, folder) with { Cancellation = cancellation, Shard = shard, ReferenceCache = cache is { Length: > 0 } ? context.PathOf(cache) : null });
                composer.Add(run, [.. run.Cases.Select(run.Judge)]);
                folder ??= context.IsBuildServer ? run.ArtefactFolder : null;
            }
        });

        cancellation.ThrowIfCancellationRequested();
        composer.AddNotes(UnclaimedGoldens.Beside(set.Specs, host.Vocabulary).Select(f => $"no spec claims the goldens in {Path.GetRelativePath(context.CurrentDirectory, f)}"));
        return RunOutput.Write(context, composer.Compose(), request with { Report = folder });
    }

    private static ModelRunOptions Options(CliContext context, IProgress<RunProgress>? progress, string? folder) => new()
    {
        Progress = progress,
        Require = context.Environment("PARITY_REQUIRE"),
        ArtefactFolder = folder,
        IsBuildServer = context.IsBuildServer,
    };
}
