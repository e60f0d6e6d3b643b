namespace Parity.Specs;

/// <summary>A candidate that is left out on every machine, for a reason.</summary>
/// <param name="At">Where the reason stands in the spec.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">The last day on which it is skipped (UTC); from then on it fails. Null: no end.</param>
public sealed record SkipSpec(SpecLocation At, string Reason, DateOnly? Until);
