namespace Parity.Authoring;

/// <summary>A unified diff of two short texts, as <c>git apply</c> reads it.</summary>
public static class TextDiff
{
    private const int Context = 3;

    /// <summary>The diff; empty when the texts are equal.</summary>
    /// <param name="before">The text as it is.</param>
    /// <param name="after">The text as it would be.</param>
    /// <param name="name">The file, with forward slashes.</param>
    public static string Unified(string before, string after, string name)
    {
        var edits = Edits(Lines(before), Lines(after));
        if (edits.All(e => e.Kind == ' '))
        {
            return string.Empty;
        }

        var lines = new List<string> { $"--- a/{name}", $"+++ b/{name}" };
        var changed = Enumerable.Range(0, edits.Count).Where(i => edits[i].Kind != ' ').ToList();
        for (var next = 0; next < changed.Count;)
        {
            var last = next;
            while (last + 1 < changed.Count && changed[last + 1] - changed[last] <= 2 * Context)
            {
                last++;
            }

            AddHunk(lines, edits, Math.Max(0, changed[next] - Context), Math.Min(edits.Count - 1, changed[last] + Context));
            next = last + 1;
        }

        return string.Join('\n', lines) + "\n";
    }

    private static void AddHunk(List<string> lines, List<(char Kind, string Text)> edits, int first, int last)
    {
        var (oldStart, newStart) = (1 + edits.Take(first).Count(e => e.Kind != '+'), 1 + edits.Take(first).Count(e => e.Kind != '-'));
        var hunk = edits.GetRange(first, last - first + 1);
        lines.Add(FormattableString.Invariant($"@@ -{oldStart},{hunk.Count(e => e.Kind != '+')} +{newStart},{hunk.Count(e => e.Kind != '-')} @@"));
        lines.AddRange(hunk.Select(e => $"{e.Kind}{e.Text}"));
    }

    // The longest common subsequence, by the usual table: specs have a few hundred lines.
    private static List<(char Kind, string Text)> Edits(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var edits = new List<(char, string)>();
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                edits.Add((' ', before[i++]));
                j++;
            }
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                edits.Add(('-', before[i++]));
            }
            else
            {
                edits.Add(('+', after[j++]));
            }
        }

        return edits;
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
