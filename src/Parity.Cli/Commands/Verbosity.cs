namespace Parity.Cli.Commands;

/// <summary>How much a command says.</summary>
internal enum Verbosity
{
    /// <summary>Errors and the verdict's line.</summary>
    Quiet,

    /// <summary>What does not hold, a table, and the verdict's line.</summary>
    Normal,

    /// <summary>Every case in words, with its headroom.</summary>
    Detailed,
}
