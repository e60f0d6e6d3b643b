namespace Parity.Comparison;

/// <summary>Writes checks in the one shape of a failure: expected, limit, found, where, and the fix.</summary>
internal static class CheckText
{
    /// <summary>A failed check in full.</summary>
    public static void Add(TextLines lines, Check check)
    {
        lines.Add(check.Limit is null ? check.Name : $"{check.Name}, limit {check.Limit}", 2);
        lines.Add($"expected  {check.Expected}", 4);
        lines.Add($"found     {check.Found}", 4);
        if (check.Where is not null)
        {
            lines.Add($"where     {check.Where}", 4);
        }

        if (check.RequiredTolerance is > 0)
        {
            lines.Add($"needed    a tolerance of {Figures.Enough(check.RequiredTolerance.Value)} would let it pass", 4);
        }

        if (check.Fix is not null)
        {
            lines.Add($"fix       {check.Fix}", 4);
        }
    }

    /// <summary>A failed check in one line.</summary>
    public static string Brief(Check check) =>
        $"{check.Name}: expected {check.Expected}, found {check.Found}" + (check.Limit is null ? string.Empty : $" (limit {check.Limit})");

    /// <summary>How near a passing check came to its limit, or null where it has none.</summary>
    public static string? Headroom(Check check) => check switch
    {
        { Passed: true, Headroom: { } headroom, Limit: { } limit } =>
            $"{check.Name} {Figures.Number(check.RequiredTolerance ?? 0)} of {limit} (headroom {Figures.Number(headroom)})",
        _ => null,
    };
}
