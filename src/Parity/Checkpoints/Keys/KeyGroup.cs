namespace Parity.Checkpoints.Keys;

/// <summary>Keys with a common prefix, for a report of a few lines instead of hundreds.</summary>
/// <param name="Pattern">A key, or a prefix followed by <c>*</c>.</param>
/// <param name="Count">How many of the keys in question it covers.</param>
/// <param name="Total">How many keys there are below the prefix in all.</param>
public sealed record KeyGroup(string Pattern, int Count, int Total)
{
    private const int Shown = 12;

    /// <inheritdoc/>
    public override string ToString() =>
        Count == Total ? Total == 1 ? Pattern : $"{Pattern} ({Count})" : $"{Pattern} ({Count} of {Total})";

    /// <summary>Groups in one line; of many only the first.</summary>
    internal static string Join(IReadOnlyList<KeyGroup> groups) =>
        string.Join(", ", groups.Take(Shown)) + (groups.Count > Shown ? $" and {groups.Skip(Shown).Sum(g => g.Count)} below {groups.Count - Shown} more prefixes" : string.Empty);
}
