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
}
