using System.Collections.Immutable;
using System.Globalization;
using Parity.Specs;
using Parity.Specs.Yaml;

namespace Parity.Authoring;

/// <summary>The text of a spec, in which budgets are changed and nothing else: comments, order and layout stay.</summary>
public sealed class BudgetDocument
{
    private static readonly string[] Keys = ["box_px", "score"];
    private readonly string[] _lines;
    private readonly SpecMap? _tolerance;

    private BudgetDocument(string text, SpecMap root)
    {
        Text = text;
        _lines = text.ReplaceLineEndings("\n").Split('\n');
        _tolerance = Child(root, "tolerance") as SpecMap;
        Places = [.. Find(root)];
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Every budget that stands in it.</summary>
    public ImmutableArray<BudgetPlace> Places { get; }

    /// <summary>Reads a spec.</summary>
    /// <param name="text">A spec that is known to be valid.</param>
    /// <param name="path">Its file, for messages.</param>
    /// <exception cref="SpecException">The text is no YAML mapping.</exception>
    public static BudgetDocument Parse(string text, string path)
    {
        var problems = new SpecProblems();
        var root = SpecTree.Parse(text, path, problems);
        problems.ThrowIfAny();
        return new(text, root!);
    }

    /// <summary>The budget that holds for a candidate: its own, that of its precision, or that of all; null: none stands in the spec.</summary>
    public BudgetPlace? PlaceFor(string candidate, string precision, string key) =>
        new[] { $"candidates.{candidate}", precision, string.Empty }.Select(o => Places.FirstOrDefault(p => p.Owner == o && p.Key == key)).FirstOrDefault(p => p is not null);

    /// <summary>The text with other budgets. Those that stand nowhere are added for all candidates.</summary>
    /// <param name="changes">A place and its new value.</param>
    /// <param name="additions">Keys and values for the top of the spec.</param>
    public string With(IEnumerable<KeyValuePair<BudgetPlace, double>> changes, IReadOnlyList<KeyValuePair<string, double>> additions)
    {
        var lines = _lines.ToList();

        // From the end, so that places before a change stay where they are.
        foreach (var (place, value) in changes.OrderByDescending(c => c.Key.Value.At.Line).ThenByDescending(c => c.Key.Value.At.Column))
        {
            var (line, column) = (place.Value.At.Line - 1, place.Value.At.Column - 1);
            lines[line] = string.Concat(lines[line].AsSpan(0, column), Write(value), lines[line].AsSpan(column + place.Value.Text.Length));
        }

        if (additions.Count > 0)
        {
            Add(lines, additions);
        }

        return string.Join('\n', lines);
    }

    /// <summary>A number as a spec writes it.</summary>
    public static string Write(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    private void Add(List<string> lines, IReadOnlyList<KeyValuePair<string, double>> additions)
    {
        if (_tolerance is null)
        {
            var end = lines.FindLastIndex(l => l.Length > 0) + 1;
            lines.InsertRange(end, [string.Empty, $"tolerance: {{ {string.Join(", ", additions.Select(a => $"{a.Key}: {Write(a.Value)}"))} }}"]);
            return;
        }

        var (line, column) = (_tolerance.At.Line - 1, _tolerance.At.Column - 1);
        if (lines[line].Length > column && lines[line][column] == '{')
        {
            lines[line] = lines[line].Insert(column + 1, $" {string.Join(", ", additions.Select(a => $"{a.Key}: {Write(a.Value)}"))},");
            return;
        }

        lines.InsertRange(line, additions.Select(a => $"{new string(' ', column)}{a.Key}: {Write(a.Value)}"));
    }

    private static IEnumerable<BudgetPlace> Find(SpecMap root)
    {
        foreach (var place in In(string.Empty, Child(root, "tolerance")))
        {
            yield return place;
        }

        foreach (var precision in Enum.GetNames<PrecisionClass>().Select(n => n.ToLowerInvariant()))
        {
            foreach (var place in In(precision, Child(Child(root, "tolerance"), precision)))
            {
                yield return place;
            }
        }

        foreach (var (name, candidate) in (Child(root, "candidates") as SpecMap)?.Entries ?? [])
        {
            foreach (var place in In($"candidates.{name.Text}", Child(candidate, "tolerance")))
            {
                yield return place;
            }
        }
    }

    private static IEnumerable<BudgetPlace> In(string owner, SpecNode? tolerance)
    {
        foreach (var key in Keys)
        {
            if (Child(tolerance, key) is SpecScalar value)
            {
                yield return new(owner, key, value);
            }
        }

        if (Child(Child(tolerance, "raw"), "max_abs") is SpecScalar raw)
        {
            yield return new(owner, "max_abs", raw);
        }
    }

    private static SpecNode? Child(SpecNode? node, string key) => (node as SpecMap)?.Entries.FirstOrDefault(e => e.Key.Text == key).Value;
}
