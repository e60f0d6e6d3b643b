using System.CommandLine;
using System.CommandLine.Invocation;
using Parity.Cli.Commands;

namespace Parity.Cli;

/// <summary>Composes the <c>parity</c> command: one line per verb.</summary>
internal static class ParityCommand
{
    /// <summary>Builds the command tree.</summary>
    public static RootCommand Create(CliContext context) => new("Holds a shipped detector to the model that was trained.")
    {
        RunCommand.Create(context),
        AcceptCommand.Create(context),
        ReviewCommand.Create(context),
        PendingCommand.Create(context),
        MergeCommand.Create(context),
        InspectCommand.Create(context),
        WeightsCommand.Create(context),
        PreprocessCommand.Create(context),
        DoctorCommand.Create(context),
        LintCommand.Create(context),
        NewCommand.Create(context),
        CheckCommand.Create(context),
        SchemaCommand.Create(context),
        CalibrateCommand.Create(context),
        CacheCommand.Create(context),
        CompletionCommand.Create(context),
    };

    /// <summary>Runs a command line; an error that names its fix ends with exit code 2, never with a stack trace.</summary>
    public static async Task<int> RunAsync(CliContext context, IReadOnlyList<string> args, CancellationToken cancellation = default)
    {
        try
        {
            var command = Create(context).Parse(args);
            if (args.Count > 0 && command.Action is ParseErrorAction)
            {
                // The library would print the whole help after it.
                foreach (var error in command.Errors)
                {
                    context.WriteError(ParseErrorText.Of(error.Message));
                }

                return ExitCodes.CouldNotJudge;
            }

            var code = await command.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancellation).ConfigureAwait(false);

            // `parity` alone prints the help; the library ends with 1 then, which here says that parity was judged and missing.
            return command.Action is ParseErrorAction ? ExitCodes.CouldNotJudge : code;
        }
        catch (ParityException e)
        {
            context.WriteError(e.Message);
            return ExitCodes.CouldNotJudge;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk behind the standard output, a folder that may not be read: the machine's fault, and no reason for a stack trace.
            context.WriteError($"a file, a folder or the output cannot be used: {e.Message.TrimEnd('.')}. Free space or make it accessible, and run again.");
            return ExitCodes.CouldNotJudge;
        }
        catch (OperationCanceledException)
        {
            context.WriteStopped();
            return ExitCodes.Stopped;
        }
    }
}
