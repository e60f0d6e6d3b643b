using Parity.Cli;

return await ParityCommand.RunAsync(CliContext.ForProcess(), args).ConfigureAwait(false);
