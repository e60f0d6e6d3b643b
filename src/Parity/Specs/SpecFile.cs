using Parity.Specs.Binding;
using Parity.Specs.Yaml;

namespace Parity.Specs;

/// <summary>Loads a parity spec. Only its form and its images are checked here; <see cref="SpecFiles"/> checks the model files.</summary>
public static class SpecFile
{
    /// <summary>Loads and validates a spec.</summary>
    /// <param name="path">The file; paths in it are relative to its folder.</param>
    /// <param name="vocabulary">The names a spec may use; null: what this library knows itself.</param>
    /// <exception cref="SpecException">Something is wrong; it carries every problem with file, line and column.</exception>
    /// <exception cref="ParityException">The file is missing or cannot be read.</exception>
    public static ParitySpec Load(string path, SpecVocabulary? vocabulary = null)
    {
        var problems = new SpecProblems();
        var text = SpecText.Decode(SpecText.ReadBytes(path), path, problems);
        return Bind(text, path, vocabulary, problems);
    }

    /// <summary>Validates the text of a spec as if it stood in a file, which need not exist.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="path">Where it would stand.</param>
    /// <param name="vocabulary">The names a spec may use; null: what this library knows itself.</param>
    /// <exception cref="SpecException">Something is wrong; it carries every problem with file, line and column.</exception>
    public static ParitySpec Parse(string text, string path, SpecVocabulary? vocabulary = null)
    {
        var problems = new SpecProblems();
        return Bind(SpecText.Check(text, path, problems), path, vocabulary, problems);
    }

    private static ParitySpec Bind(string? text, string path, SpecVocabulary? vocabulary, SpecProblems problems)
    {
        var root = text is null ? null : SpecTree.Parse(text, path, problems);
        var spec = root is null ? null : SpecBinder.Bind(root, new(Path.GetFullPath(path), vocabulary ?? SpecVocabulary.Default, problems));
        problems.ThrowIfAny();
        return spec!;
    }
}
