namespace Parity.Reporting;

/// <summary>How a whole run ended. The numbers are the exit codes of <c>parity run</c>.</summary>
public enum ReportOutcome
{
    /// <summary>Everything that was judged holds, and something was compared.</summary>
    Parity = 0,

    /// <summary>At least one comparison failed.</summary>
    NoParity = 1,

    /// <summary>A spec, a file or the machine could not be used, or a part of the run is missing.</summary>
    CouldNotJudge = 2,
}
