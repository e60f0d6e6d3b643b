using System.Collections.Immutable;
using Parity.Specs;

namespace Parity.Goldens;

/// <summary>Finds golden folders that no spec claims, also when only some of a folder's specs are run.</summary>
public static class UnclaimedGoldens
{
    /// <summary>The unclaimed golden folders beside those of <paramref name="specs"/>; a spec of the same folder that is not run claims its own all the same.</summary>
    /// <param name="specs">The specs that were run.</param>
    /// <param name="vocabulary">The names a spec may use; null: what this library knows itself.</param>
    /// <returns>Full paths, sorted; none where a spec of the folder cannot be read, for it may claim any of them.</returns>
    public static ImmutableArray<string> Beside(IReadOnlyCollection<ParitySpec> specs, SpecVocabulary? vocabulary = null)
    {
        if (specs.Count == 0)
        {
            return [];
        }

        var folders = specs.Select(s => Path.GetDirectoryName(Path.GetFullPath(s.File))!).Distinct(StringComparer.Ordinal);
        var all = SpecSet.Read(SpecSet.Find(folders), vocabulary);
        var claimed = specs.Concat(all.Specs).Select(s => s.GoldenFolder).ToList();
        var roots = specs.Select(s => Path.GetFullPath(Path.Combine(s.GoldenFolder, ".."))).Distinct(StringComparer.Ordinal);
        return all.Failures.IsEmpty ? [.. roots.SelectMany(root => GoldenFolders.Unclaimed(root, claimed))] : [];
    }
}
