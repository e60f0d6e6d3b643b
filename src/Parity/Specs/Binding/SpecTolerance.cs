using System.Collections.Immutable;

namespace Parity.Specs.Binding;

/// <summary>The budgets a spec names for all its candidates, and those for candidates of one precision.</summary>
internal sealed record SpecTolerance(ToleranceEntries All, ImmutableDictionary<PrecisionClass, ToleranceEntries> ByPrecision)
{
    /// <summary>
    /// The budgets of a candidate, entry by entry: its own, else the spec's for its precision, else the spec's for all, else those of
    /// <see cref="PrecisionBudgets"/>.
    /// </summary>
    public ToleranceSpec For(PrecisionClass precision, ToleranceEntries own) =>
        own.Over(ByPrecision.GetValueOrDefault(precision, ToleranceEntries.None)).Over(All).Over(PrecisionBudgets.Of(precision));
}
