using System.CommandLine;
using System.Globalization;
using Parity.Goldens;
using Parity.Hosting;
using Parity.Running;
using Parity.Specs;

namespace Parity.Cli.Commands;

/// <summary><c>parity accept [specs]</c>: approves the reference's present detections as goldens. Nothing else writes goldens.</summary>
internal static class AcceptCommand
{
    public static Command Create(CliContext context)
    {
        var specs = SpecArguments.Specs();
        var check = new Option<bool>("--check") { Description = "Only show what would change; exit code 1 when anything would." };
        var command = new Command("accept", "Approves the reference's present detections as goldens, after showing what changes.") { specs, check };
        command.SetAction((parsed, cancellation) => Task.FromResult(Accept(context, parsed.GetValue(specs)!, parsed.GetValue(check), cancellation)));
        return command;
    }

    private static int Accept(CliContext context, IReadOnlyList<string> patterns, bool checkOnly, CancellationToken cancellation)
    {
        // Said before models run, not after.
        ContinuousIntegration.RefuseApproval(context.IsBuildServer && !checkOnly);
        var host = ParityHost.Default;
        var files = SpecSet.Find(patterns, context.CurrentDirectory).Select(context.PathOf);
        var changed = 0;
        foreach (var spec in SpecSet.Load(files, host.Vocabulary).Where(s => s.Reference is not null))
        {
            IReadOnlyList<ProposedGolden> proposed = [];
            Progress.Show(context, progress =>
            {
                // Goldens are the reference's: candidates need not run for them.
                using var run = host.Open(spec with { Candidates = [] }, new() { Progress = progress, Cancellation = cancellation });
                proposed = run.ProposeGoldens();
            });

            // Only now that every image of the model is sound is anything written.
            changed += proposed.Count(p => Accept(context, spec, p, checkOnly));
        }

        context.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{changed} goldens {(checkOnly ? "would change" : "accepted")}."));
        return checkOnly && changed > 0 ? ExitCodes.NoParity : ExitCodes.Parity;
    }

    private static bool Accept(CliContext context, ParitySpec spec, ProposedGolden proposed, bool checkOnly)
    {
        var acceptor = new GoldenAcceptor(spec, context.IsBuildServer);
        var preview = checkOnly ? acceptor.Preview(proposed.Golden) : acceptor.Accept(proposed.Golden, proposed.Overlay);
        context.WriteLine($"{spec.Model} › {preview.Image}: {preview.Kind.ToString().ToLowerInvariant()}");
        foreach (var line in preview.Lines)
        {
            context.WriteLine($"  {line}");
        }

        return preview.Kind != GoldenChangeKind.Unchanged;
    }
}
