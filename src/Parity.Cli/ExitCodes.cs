namespace Parity.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCodes
{
    /// <summary>Everything that was asked held, and something was compared.</summary>
    public const int Parity = 0;

    /// <summary>At least one comparison failed.</summary>
    public const int NoParity = 1;

    /// <summary>A spec, file or machine could not be used: nothing was judged.</summary>
    public const int CouldNotJudge = 2;

    /// <summary>Stopped by Ctrl-C: 128 and the signal's number, as shells have it.</summary>
    public const int Stopped = 130;

    /// <summary>Stopped by SIGTERM, as a build server stops a job.</summary>
    public const int Terminated = 143;
}
