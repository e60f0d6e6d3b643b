using Parity.Specs;

namespace Parity.Authoring;

/// <summary>A budget that stands in a spec.</summary>
/// <param name="Owner">Whose: empty for all candidates, a precision such as <c>fp16</c>, or <c>candidates.name</c>.</param>
/// <param name="Key"><c>box_px</c>, <c>score</c> or <c>max_abs</c>.</param>
/// <param name="Value">The number as written, with its place.</param>
public sealed record BudgetPlace(string Owner, string Key, SpecScalar Value);
