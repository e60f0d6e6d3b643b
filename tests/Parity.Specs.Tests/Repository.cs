using Parity.Goldens;
using Parity.Hosting;
using Parity.Running;
using Parity.Specs;

namespace Parity.Specs.Tests;

/// <summary>The shipped sample models, judged under specs that are changed in one place.</summary>
internal static class Repository
{
    /// <summary>
    /// A shipped spec with changed text, as if it stood beside the shipped one; its goldens are the shipped ones. Candidates that not every machine can run are left out.
    /// </summary>
    public static ParitySpec Spec(string file, params (string From, string To)[] changes)
    {
        var text = File.ReadAllText(RepositoryRoot.File("specs", file));
        foreach (var (from, to) in changes)
        {
            text = text.Contains(from, StringComparison.Ordinal)
                ? text.Replace(from, to, StringComparison.Ordinal)
                : throw new ArgumentException($"{file} does not contain \"{from}\".", nameof(changes));
        }

        var spec = SpecFile.Parse(text, RepositoryRoot.File("specs", file), ParityHost.Default.Vocabulary);
        return spec with { Candidates = [.. spec.Candidates.Where(c => c.Requires.IsEmpty)] };
    }

    /// <summary>Judges every case of a spec; it works on a copy of the goldens, so that what it receives never lands in the checkout.</summary>
    public static IReadOnlyList<CaseResult> Judge(ParitySpec spec)
    {
        using var run = ParityHost.Default.Open(WithOwnGoldens(spec));
        return [.. run.Cases.Select(run.Judge)];
    }

    /// <summary>The spec with goldens of its own, approved from what its reference finds now.</summary>
    public static ParitySpec Approved(ParitySpec spec)
    {
        var own = spec with { GoldenFolder = Directory.CreateTempSubdirectory("parity-goldens-").FullName };
        using var run = ParityHost.Default.Open(own with { Candidates = [] });
        var acceptor = new GoldenAcceptor(own, onServer: false);
        foreach (var proposed in run.ProposeGoldens())
        {
            acceptor.Accept(proposed.Golden, proposed.Overlay);
        }

        return own;
    }

    private static ParitySpec WithOwnGoldens(ParitySpec spec)
    {
        var root = Directory.CreateTempSubdirectory("parity-goldens-").FullName;
        var copy = Path.Combine(root, "goldens", spec.Model);
        foreach (var file in Directory.EnumerateFiles(spec.GoldenFolder, "*.verified.*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(spec.GoldenFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return spec with { GoldenFolder = copy };
    }
}
