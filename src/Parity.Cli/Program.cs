using Parity.Cli;

var context = CliContext.ForProcess();
using var signals = new StopSignals();
return await signals.Run(cancellation => ParityCommand.RunAsync(context, args, cancellation), context.WriteStopped).ConfigureAwait(false);
