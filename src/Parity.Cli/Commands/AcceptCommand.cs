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
        var images = ReviewCommand.ImageOption();
        var check = new Option<bool>("--check") { Description = "Only show what would change; exit code 1 when anything would." };
        var command = new Command(
            "accept",
            """
            Approves the reference's present detections as goldens, after showing what changes. A reference that fails is refused, and nothing of its model is written.
            Exit codes: 0 done, or nothing would change; 1 something would (--check); 2 the reference, a spec or a file cannot be used; 130 stopped.

            Examples:
              parity accept specs/my-detector.yaml
              parity accept --image 'night/*' --check
            """) { specs, images, check };
        command.SetAction((parsed, cancellation) => Task.Run(() => Accept(context, parsed.GetValue(specs)!, parsed.GetValue(images) ?? [], parsed.GetValue(check), cancellation)));
        return command;
    }

    private static int Accept(CliContext context, IReadOnlyList<string> patterns, string[] images, bool checkOnly, CancellationToken cancellation)
    {
        // Said before models run, not after.
        ContinuousIntegration.RefuseApproval(context.IsBuildServer && !checkOnly);
        var chosen = SpecSelection.Load(context, patterns).Where(s => s.Reference is not null).Select(s => Only(s, images)).Where(s => !s.Images.Names.IsEmpty).ToList();
        if (chosen.Count == 0)
        {
            throw images.Length == 0 ? new ParityException("expected a spec with a reference, which goldens are made of; found none.") : SpecSelection.NoImage(images);
        }

        var changed = 0;
        foreach (var spec in chosen)
        {
            IReadOnlyList<ProposedGolden> proposed = [];
            Progress.Show(context, progress =>
            {
                // Goldens are the reference's: candidates need not run for them.
                using var run = ParityHost.Default.Open(spec with { Candidates = [] }, new() { Progress = progress, Cancellation = cancellation });
                proposed = run.ProposeGoldens();
            });

            cancellation.ThrowIfCancellationRequested();

            // Only now that every image of the model is sound is anything written.
            changed += proposed.Count(p => Accept(context, spec, p, checkOnly));
        }

        context.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{changed} goldens {(checkOnly ? "would change" : "accepted")}."));
        return checkOnly && changed > 0 ? ExitCodes.NoParity : ExitCodes.Parity;
    }

    private static ParitySpec Only(ParitySpec spec, string[] images) =>
        images.Length == 0 ? spec : spec with { Images = spec.Images with { Names = [.. spec.Images.Names.Where(n => SpecSelection.Includes(images, n))] } };

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
