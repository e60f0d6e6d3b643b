using Parity.Running;

namespace Parity.Comparison;

/// <summary>One test case with its outcome.</summary>
/// <param name="Case">The case.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="ComparedValues">The number of single values compared.</param>
/// <param name="SkipReason">Why it was skipped, or null.</param>
public sealed record JudgedCase(ParityCase Case, Outcome Outcome, long ComparedValues, string? SkipReason);
