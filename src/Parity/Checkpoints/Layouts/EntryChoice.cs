using Parity.Checkpoints.Pickle;
using Parity.Specs;

namespace Parity.Checkpoints.Layouts;

/// <summary>Decides which entry of a checkpoint to use: the spec's, or the layout's.</summary>
internal static class EntryChoice
{
    /// <summary>The entry and the notes that explain it.</summary>
    /// <exception cref="CheckpointException">The named entry holds no weights, the file holds none, or nothing decides between several.</exception>
    public static (WeightSource Source, string Note) Choose(string path, CheckpointContents contents, CheckpointLayout layout, string? entry)
    {
        if (contents.Sources.Count == 0 && (entry is null || EntryPath.Resolve(contents.Root, entry) is null))
        {
            throw new CheckpointException(path, CheckpointProblem.NoWeights, WrongFiles.WeightlessFile.Describe(path, contents));
        }

        if (entry is not null)
        {
            return Named(path, contents, layout, entry);
        }

        if (layout.Entry is { } chosen && contents.Source(chosen) is { } source)
        {
            return (source, $"weights: {source.DisplayPath} ({layout.Reason})");
        }

        throw new CheckpointException(path, CheckpointProblem.Ambiguous, $"the file holds several sets of weights and its layout ({layout.Name}) does not say which one to use. Add \"weights: {contents.Sources[0].Path}\" to the spec, or one of: {Paths(contents)}.");
    }

    private static (WeightSource Source, string Note) Named(string path, CheckpointContents contents, CheckpointLayout layout, string entry)
    {
        var value = EntryPath.Resolve(contents.Root, entry);
        if (value is not null && (WeightSource.From(entry, value) ?? Sparse(entry, value)) is { } source)
        {
            return (source, $"weights: {source.DisplayPath} (named by the spec)" + Warning(layout, entry));
        }

        // "ema" for {'ema': {'module': …}}.
        var below = contents.Sources.Where(s => s.Path.StartsWith(entry + ".", StringComparison.Ordinal)).ToList();
        if (below is [var only])
        {
            return (only, $"weights: {only.Path} (the only weights below \"{entry}\", which the spec names)");
        }

        var found = value is null ? "there is no such entry" : $"it is {value.Kind}";
        throw new CheckpointException(path, CheckpointProblem.NoWeights, $"the spec says \"weights: {entry}\", but {found}. {Suggestion.For(entry, [.. contents.Sources.Select(s => s.Path)])}".Replace("known: ", "Entries with weights: ", StringComparison.Ordinal));
    }

    private static WeightSource? Sparse(string entry, PickleValue value) =>
        value is PickleDict dict && !CheckpointContents.IsOptimizer(dict) && dict.Items.Any(i => i.Key is PickleText && WeightSource.IsTensor(i.Value)) ? new(entry, value) : null;

    private static string Warning(CheckpointLayout layout, string entry) =>
        layout.Entry is { } usual && usual != entry ? $"; this layout ({layout.Name}) usually uses {(usual.Length == 0 ? "the file itself" : usual)}: {layout.Reason}" : string.Empty;

    private static string Paths(CheckpointContents contents) => string.Join(", ", contents.Sources.Take(10).Select(s => s.Path));
}
