using Parity.Hosting;
using Parity.Running;
using Parity.Specs;

namespace Parity.Specs.Tests;

/// <summary>The shipped sample models, judged under specs that are changed in one place.</summary>
internal static class Repository
{
    /// <summary>A shipped spec with changed text, as if it stood beside the shipped one; its goldens are the shipped ones.</summary>
    public static ParitySpec Spec(string file, params (string From, string To)[] changes)
    {
        var text = File.ReadAllText(RepositoryRoot.File("specs", file));
        foreach (var (from, to) in changes)
        {
            text = text.Contains(from, StringComparison.Ordinal)
                ? text.Replace(from, to, StringComparison.Ordinal)
                : throw new ArgumentException($"{file} does not contain \"{from}\".", nameof(changes));
        }

        return SpecFile.Parse(text, RepositoryRoot.File("specs", file), ParityHost.Default.Vocabulary);
    }

    /// <summary>Judges every case of a spec; received goldens go to a temporary folder, never into the checkout.</summary>
    public static IReadOnlyList<CaseResult> Judge(ParitySpec spec)
    {
        using var run = ParityHost.Default.Open(spec);
        return [.. run.Cases.Select(run.Judge)];
    }
}
