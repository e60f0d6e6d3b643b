using System.Collections.Immutable;

namespace Parity.Checkpoints.Keys;

/// <summary>Compares the keys of a checkpoint with those of an architecture and looks for the spec line that mends a difference.</summary>
public static class KeyAnalysis
{
    // A counter that BatchNorm keeps while training; FrozenBatchNorm drops it, and inference ignores it.
    private const string Counter = "num_batches_tracked";

    /// <summary>Compares names and shapes.</summary>
    /// <param name="expected">What the architecture needs, each name once.</param>
    /// <param name="found">What the checkpoint holds, prefixes stripped and keys renamed as the spec says.</param>
    /// <param name="ignorable">Names that the architecture does not need but knows to be harmless, such as cached anchors; null: none.</param>
    public static KeyComparison Compare(IReadOnlyCollection<ExpectedKey> expected, StateDict found, Func<string, bool>? ignorable = null)
    {
        var wanted = expected.ToDictionary(e => e.Name, StringComparer.Ordinal);
        var keys = found.Entries.ToDictionary(e => e.Name, e => e.Shape, StringComparer.Ordinal);
        var comparison = Compare(wanted, keys, ignorable ?? (_ => false));
        return comparison.Fits ? comparison : comparison with
        {
            Repair = RepairSearch.Find(wanted, keys, comparison.Fitting),
            ShapeHint = ShapeHints.Of(comparison.Shapes),
        };
    }

    /// <summary>True for keys whose absence or presence never matters.</summary>
    internal static bool IsCounter(string name) => name == Counter || name.EndsWith("." + Counter, StringComparison.Ordinal);

    /// <summary>True when the shapes are equal.</summary>
    internal static bool SameShape(ImmutableArray<long> a, ImmutableArray<long> b) => a.AsSpan().SequenceEqual(b.AsSpan());

    private static KeyComparison Compare(Dictionary<string, ExpectedKey> wanted, Dictionary<string, ImmutableArray<long>> keys, Func<string, bool> ignorable)
    {
        var missing = wanted.Values.Where(e => !e.IsOptional && !IsCounter(e.Name) && !keys.ContainsKey(e.Name)).Select(e => e.Name).ToList();
        var unexpected = keys.Keys.Where(k => !wanted.ContainsKey(k) && !IsCounter(k) && !ignorable(k)).ToList();
        var shapes = wanted.Values
            .Where(e => !IsCounter(e.Name) && keys.TryGetValue(e.Name, out var shape) && !SameShape(e.Shape, shape))
            .Select(e => new ShapeMismatch(e.Name, e.Shape, keys[e.Name]))
            .ToList();
        var required = wanted.Values.Count(e => !e.IsOptional && !IsCounter(e.Name));
        return new()
        {
            Required = required,
            Fitting = required - missing.Count - shapes.Count(s => !wanted[s.Name].IsOptional),
            Missing = missing,
            Unexpected = unexpected,
            Shapes = shapes,
            MissingGroups = KeyTree.Group(wanted.Keys.Where(k => !IsCounter(k)), missing),
            UnexpectedGroups = KeyTree.Group(keys.Keys.Where(k => !IsCounter(k)), unexpected),
        };
    }
}
