namespace Parity.Specs.Binding;

/// <summary>What every binder of one spec shares.</summary>
/// <param name="File">The absolute path of the spec.</param>
/// <param name="Vocabulary">The names that are known.</param>
/// <param name="Problems">Where problems are noted.</param>
internal sealed record BindingContext(string File, SpecVocabulary Vocabulary, SpecProblems Problems)
{
    /// <summary>The folder that paths of the spec are relative to.</summary>
    public string Folder { get; } = Path.GetDirectoryName(File)!;

    /// <summary>Notes a problem when a word is not among the known ones; a null list knows every word.</summary>
    public bool Knows(SpecScalar word, IReadOnlyCollection<string>? known, string what)
    {
        if (known is null || known.Contains(word.Text))
        {
            return true;
        }

        Problems.Add(word.At, $"unknown {what} {word.Shown}; {Suggestion.For(word.Text, known)}");
        return false;
    }
}
