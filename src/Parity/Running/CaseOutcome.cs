namespace Parity.Running;

/// <summary>How a test case ended.</summary>
public enum CaseOutcome
{
    /// <summary>It was compared and holds.</summary>
    Passed,

    /// <summary>It was compared and does not hold.</summary>
    Failed,

    /// <summary>It was not run, for a declared reason. Never counted as passed.</summary>
    Skipped,

    /// <summary>It could not be judged: a file or the machine cannot be used.</summary>
    NotJudged,
}
