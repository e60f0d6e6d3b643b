using System.CommandLine;
using Parity.Checkpoints;
using Parity.Checkpoints.Inspection;

namespace Parity.Cli.Commands;

/// <summary><c>parity inspect FILE</c>: what a checkpoint is and where its weights are. Nothing in the file is executed.</summary>
internal static class InspectCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(CliContext context)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Checkpoints: .pth, .pt, .safetensors, or whatever lies under such a name.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command(
            "inspect",
            """
            Says what a checkpoint is and where its weights are, without executing it.
            Exit codes: 0 every file is a checkpoint, 2 one cannot be used.

            Examples:
              parity inspect best.pt
              parity inspect output/*.pth
            """) { files };
        command.SetAction(result => Run(context, result.GetRequiredValue(files)));
        return command;
    }

    // Every file is looked at, whatever the ones before it were.
    private static int Run(CliContext context, IReadOnlyList<string> files)
    {
        var code = ExitCodes.Parity;
        foreach (var file in files)
        {
            try
            {
                code = Math.Max(code, Show(context, file));
            }
            catch (CheckpointException e)
            {
                context.WriteError(e.Message);
                code = ExitCodes.CouldNotJudge;
            }
        }

        return code;
    }

    private static int Show(CliContext context, string file)
    {
        using var checkpoint = CheckpointFile.Open(context.PathOf(file));
        var inspection = checkpoint.Inspect();
        foreach (var line in CheckpointReport.Lines(inspection))
        {
            context.WriteLine(line);
        }

        return inspection.Problem is null ? ExitCodes.Parity : ExitCodes.CouldNotJudge;
    }
}
