using Parity.Running;

namespace Parity.Reporting;

/// <summary>What outcomes are called on the page; also the names of its style classes.</summary>
internal static class OutcomeNames
{
    /// <summary>One word: <c>passed</c>, <c>failed</c>, <c>skipped</c> or <c>unjudged</c>.</summary>
    public static string Of(CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Passed => "passed",
        CaseOutcome.Failed => "failed",
        CaseOutcome.Skipped => "skipped",
        _ => "unjudged",
    };

    /// <summary>What a reader reads.</summary>
    public static string InWords(CaseOutcome outcome) => outcome == CaseOutcome.NotJudged ? "not judged" : Of(outcome);
}
