using System.CommandLine;
using Parity.Goldens;

namespace Parity.Cli.Commands;

/// <summary><c>parity review [specs]</c>: walks through what waits for review.</summary>
internal static class ReviewCommand
{
    public static Command Create(CliContext context)
    {
        var specs = SpecArguments.Specs();
        var images = ImageOption();
        var command = new Command(
            "review",
            """
            Walks through the received goldens and asks about each: accept, reject or skip it, or all that are left of its model.
            Runs no model. Exit codes: 0 nothing is left, 1 something is, 2 a spec or file cannot be used.

            Examples:
              parity review
              parity review specs/my-detector.yaml --image 'night/*'
            """) { specs, images };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(context, parsed.GetValue(specs)!, parsed.GetValue(images) ?? [], cancellation)));
        return command;
    }

    /// <summary>The option that names images.</summary>
    public static Option<string[]> ImageOption() => new("--image", "-i") { Description = "Only images of this name or pattern, such as scene-1.png or night/*. May be given several times.", HelpName = "PATTERN" };

    private static int Run(CliContext context, IReadOnlyList<string> patterns, string[] images, CancellationToken cancellation)
    {
        ContinuousIntegration.RefuseApproval(context.IsBuildServer);
        var specs = SpecSelection.Load(context, patterns);
        var pending = specs
            .SelectMany(spec => PendingGoldens.Of(spec).Where(p => SpecSelection.Includes(images, p.Image)).Select(p => (Spec: spec, Golden: p)))
            .ToList();
        if (pending.Count == 0 && images.Length > 0 && !specs.SelectMany(s => s.Images.Names).Any(n => SpecSelection.Includes(images, n)))
        {
            throw SpecSelection.NoImage(images);
        }

        var walk = new ReviewWalk(context, pending.Count);
        foreach (var (spec, golden) in pending)
        {
            cancellation.ThrowIfCancellationRequested();
            walk.Visit(new GoldenAcceptor(spec, onServer: false), golden);
        }

        context.WriteLine(walk.Summary);
        return walk.IsDone ? ExitCodes.Parity : ExitCodes.NoParity;
    }
}
