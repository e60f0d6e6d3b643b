using Parity.Cli;

var context = CliContext.ForProcess();
using var signals = new StopSignals();
var code = await signals.Run(cancellation => ParityCommand.RunAsync(context, args, cancellation), context.WriteStopped).ConfigureAwait(false);
if (signals.LeftWork)
{
    NativeTeardown.Skip(code);
}

return code;
