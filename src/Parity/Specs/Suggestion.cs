namespace Parity.Specs;

/// <summary>Finds the known word nearest to a misspelt one.</summary>
public static class Suggestion
{
    private const int LongestMisspelling = 100;
    private const int ShortestBeginning = 3;

    /// <summary>Returns <c>did you mean "…"?</c> for a near miss, otherwise the list of known words.</summary>
    public static string For(string found, IReadOnlyCollection<string> known) =>
        Nearest(found, known) is { } word ? $"did you mean \"{word}\"?"
        : known.Count == 0 ? "none is known here"
        : $"known: {string.Join(", ", known)}";

    /// <summary>True when the word is a near miss of a known one, but none of them.</summary>
    internal static bool IsNearMiss(string found, IReadOnlyCollection<string> known) => !known.Contains(found) && Nearest(found, known) is not null;

    private static string? Nearest(string found, IReadOnlyCollection<string> known)
    {
        // Nobody misspells a short word by a hundred letters; the distance costs the product of the lengths.
        if (found.Length > LongestMisspelling || known.Count == 0)
        {
            return null;
        }

        var (word, distance) = known.Select(k => (Word: k, Distance: Distance(found, k))).MinBy(p => p.Distance);
        if (distance <= Math.Max(2, found.Length / 3) && 2 * distance <= Math.Max(found.Length, word.Length))
        {
            return word;
        }

        return found.Length >= ShortestBeginning && known.Where(k => k.StartsWith(found, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only : null;
    }

    // Optimal string alignment: insertions, deletions, substitutions and swapped neighbours each cost 1.
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
