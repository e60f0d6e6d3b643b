using System.Collections.Immutable;
using Parity.Specs.Files;

namespace Parity.Specs;

/// <summary>Several specs, each loaded or failed by itself, so that one broken file does not hide the others.</summary>
/// <param name="Specs">Those that can be used, in the order of their files.</param>
/// <param name="Failures">Those that cannot, by file.</param>
public sealed record SpecSet(ImmutableArray<ParitySpec> Specs, ImmutableArray<KeyValuePair<string, ParityException>> Failures)
{
    private static readonly string[] Extensions = [".yaml", ".yml"];

    /// <summary>Finds spec files: a file by its path, the <c>*.yaml</c> files of a folder, or what a pattern (<c>*</c>, <c>**</c>, <c>?</c>) matches.</summary>
    /// <param name="pathsOrPatterns">Paths and patterns.</param>
    /// <param name="folder">What they are relative to; null: the current folder.</param>
    /// <returns>Paths as a user would write them (relative where they were given so), sorted, each once.</returns>
    /// <exception cref="ParityException">One of them finds nothing.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> pathsOrPatterns, string? folder = null)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var asked = 0;
        foreach (var text in pathsOrPatterns)
        {
            asked++;
            foreach (var file in SpecSearch.Find(text, folder ?? Directory.GetCurrentDirectory(), Extensions))
            {
                found.TryAdd(Path.GetFullPath(file, folder ?? Directory.GetCurrentDirectory()), file);
            }
        }

        return asked == 0 ? throw new ParityException("No spec was asked for; name a spec file, a folder of specs or a pattern such as specs/*.yaml.") : [.. found.Values];
    }

    /// <summary>Loads every file; problems of one leave the others usable. A second spec with a model's name fails.</summary>
    /// <param name="files">Spec files.</param>
    /// <param name="vocabulary">The names a spec may use; null: what this library knows itself.</param>
    public static SpecSet Read(IEnumerable<string> files, SpecVocabulary? vocabulary = null)
    {
        var specs = ImmutableArray.CreateBuilder<ParitySpec>();
        var failures = ImmutableArray.CreateBuilder<KeyValuePair<string, ParityException>>();
        foreach (var file in files)
        {
            try
            {
                var spec = SpecFile.Load(file, vocabulary);
                Refuse(spec, file, specs);
                specs.Add(spec);
            }
            catch (ParityException e)
            {
                failures.Add(new(file, e));
            }
        }

        return new(specs.ToImmutable(), failures.ToImmutable());
    }

    /// <summary>Loads every file, or throws with the problems of all of them.</summary>
    /// <exception cref="ParityException">At least one spec cannot be used.</exception>
    public static IReadOnlyList<ParitySpec> Load(IEnumerable<string> files, SpecVocabulary? vocabulary = null)
    {
        var set = Read(files, vocabulary);
        return set.Failures switch
        {
            [] => set.Specs,
            [var only] => throw only.Value,
            var all when all.All(f => f.Value is SpecException) => throw new SpecException([.. all.SelectMany(f => ((SpecException)f.Value).Problems)]),
            var all => throw new ParityException(string.Join(Environment.NewLine, all.Select(f => f.Value.Message)), all[0].Value),
        };
    }

    // Folder names of goldens must differ on file systems that ignore case too.
    private static void Refuse(ParitySpec spec, string file, IEnumerable<ParitySpec> others)
    {
        var problems = new SpecProblems();
        foreach (var other in others)
        {
            if (string.Equals(other.Model, spec.Model, StringComparison.OrdinalIgnoreCase))
            {
                problems.Add(new(file, spec.ModelAt.Line, spec.ModelAt.Column), $"the model name \"{spec.Model}\" is taken by {other.File}; model names are unique, ignoring case.");
            }
            else if (string.Equals(other.GoldenFolder, spec.GoldenFolder, StringComparison.OrdinalIgnoreCase))
            {
                problems.Add(new(file, spec.ModelAt.Line, spec.ModelAt.Column), $"{other.File} keeps its goldens in the same folder, {spec.GoldenFolder}; give each model its own.");
            }
        }

        problems.ThrowIfAny();
    }
}
