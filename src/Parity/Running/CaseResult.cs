namespace Parity.Running;

/// <summary>The judgement of one test case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Text">The verdict in words: what was expected, the limit, what was found, where; for a skip, its reason.</param>
public sealed record CaseResult(ParityCase Case, CaseOutcome Outcome, string Text)
{
    /// <summary>How many single values were compared.</summary>
    public long ComparedValues { get; init; }
}
