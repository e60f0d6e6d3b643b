using System.Text;
using Parity.Specs.Files;

namespace Parity.Specs;

/// <summary>Checks that the model files of a spec are there; the step after its form and after <c>requires</c>.</summary>
public static class SpecFiles
{
    private static readonly byte[] LfsPointer = Encoding.ASCII.GetBytes("version https://git-lfs");

    /// <summary>Checks the reference's file and every candidate's that is not skipped.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="skippedCandidates">Names of candidates whose artefact may be absent; null: none.</param>
    /// <param name="skipReference">True where the approved golden stands in for a checkpoint that is not on this machine.</param>
    /// <exception cref="SpecException">A file cannot be used; every one is named at its place in the spec, with what lies near it.</exception>
    public static void Check(ParitySpec spec, IReadOnlySet<string>? skippedCandidates = null, bool skipReference = false)
    {
        var problems = new SpecProblems();
        var candidates = spec.Candidates.Where(c => skippedCandidates?.Contains(c.Name) != true);
        foreach (var problem in (skipReference ? [] : Of(spec.Reference)).Concat(candidates.SelectMany(Of)))
        {
            problems.Add(problem.At, problem.Message);
        }

        problems.ThrowIfAny();
    }

    /// <summary>Checks one candidate's file.</summary>
    /// <exception cref="SpecException">It cannot be used.</exception>
    public static void Check(CandidateSpec candidate)
    {
        if (Of(candidate).ToList() is { Count: > 0 } problems)
        {
            throw new SpecException(problems);
        }
    }

    /// <summary>What is wrong with the reference's file; null when there is no reference, or nothing is wrong.</summary>
    public static SpecProblem? ReferenceProblem(ParitySpec spec) => Of(spec.Reference).FirstOrDefault();

    /// <summary>What is wrong with a candidate's file, or null.</summary>
    public static SpecProblem? CandidateProblem(CandidateSpec candidate) => Of(candidate).FirstOrDefault();

    private static IEnumerable<SpecProblem> Of(ReferenceSpec? reference) =>
        reference is null ? [] : Problems(reference.SourceAt, "reference", reference.Kind, reference.Source, reference.Settings);

    private static IEnumerable<SpecProblem> Of(CandidateSpec candidate) =>
        Problems(candidate.SourceAt, $"candidate \"{candidate.Name}\"", candidate.Kind, candidate.Source, candidate.Settings);

    private static IEnumerable<SpecProblem> Problems(SpecLocation at, string what, string kind, string source, SpecMap? settings)
    {
        if (kind == SideKeys.Command.Name)
        {
            return CommandFiles.Problems(at, what, source, settings);
        }

        var mayBeFolder = kind == SideKeys.Recorded.Name && Directory.Exists(source);
        return !mayBeFolder && PathProblem(source) is { } words ? [new(at, $"the {kind} of {what}, {SpecScalar.Show(Path.GetFileName(source))}, {words}")] : [];
    }

    /// <summary>What is wrong with a model file, as the end of a sentence that names it; null when it can be read.</summary>
    /// <exception cref="ParityException">It cannot be read.</exception>
    public static string? PathProblem(string path)
    {
        if (Directory.Exists(path))
        {
            return $"is a folder; name the file in it.{NearFiles.Hint(Path.Combine(path, "model"))}";
        }

        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return $"does not exist in {file.DirectoryName}.{NearFiles.Hint(path)}";
        }

        if (file.Length == 0)
        {
            return "is empty (0 bytes); copy or export it again.";
        }

        return IsLfsPointer(path) ? "is a Git LFS pointer, not the file itself; run \"git lfs pull\"." : null;
    }

    private static bool IsLfsPointer(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var head = new byte[LfsPointer.Length];
            return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.AsSpan().SequenceEqual(LfsPointer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"{path} cannot be read: {e.Message}", e);
        }
    }
}
