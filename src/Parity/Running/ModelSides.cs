using System.Collections.Immutable;
using Parity.Specs;

namespace Parity.Running;

/// <summary>The models of one spec, loaded once. Candidates that this machine need not run are left out with their reasons.</summary>
internal sealed class ModelSides : IDisposable
{
    private ModelSides(LoadedSide? reference, ImmutableArray<KeyValuePair<CandidateSpec, LoadedSide>> candidates) =>
        (Reference, Candidates) = (reference, candidates);

    /// <summary>The original model; null where the golden is the reference.</summary>
    public LoadedSide? Reference { get; }

    /// <summary>The exported artefacts that run here, in the spec's order.</summary>
    public ImmutableArray<KeyValuePair<CandidateSpec, LoadedSide>> Candidates { get; }

    /// <summary>The model faults are injected into: the reference, or the first candidate where there is none.</summary>
    public LoadedSide? FaultSide => Reference ?? (Candidates.IsEmpty ? null : Candidates[0].Value);

    /// <summary>Loads every model of the spec but the skipped candidates. A file that is not there is told as <c>parity check</c> tells it.</summary>
    public static ModelSides Load(ParitySpec spec, IRunnerFactory runners, IEnumerable<string> skipped)
    {
        var left = skipped.ToHashSet(StringComparer.Ordinal);
        return new(
            spec.Reference is { IsReplacedByGolden: false } reference ? LoadedSide.Load(() => Of(spec, reference, runners, left)) : null,
            [
                .. spec.Candidates.Where(c => !left.Contains(c.Name)).Select(c => KeyValuePair.Create(c, LoadedSide.Load(() => Of(spec, c, runners)))),
            ]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Reference?.Side?.Dispose();
        foreach (var (_, candidate) in Candidates)
        {
            candidate.Side?.Dispose();
        }
    }

    // Without the reference nothing is judged, so its error names every other file that is missing, too.
    private static ModelSide Of(ParitySpec spec, ReferenceSpec reference, IRunnerFactory runners, HashSet<string> skipped)
    {
        if (SpecFiles.ReferenceProblem(spec) is not null)
        {
            SpecFiles.Check(spec, skipped);
        }

        return new(runners.LoadReference(reference), reference.Detections ?? spec.Detections, spec.Labels.Length);
    }

    private static ModelSide Of(ParitySpec spec, CandidateSpec candidate, IRunnerFactory runners)
    {
        SpecFiles.Check(candidate);
        return new(runners.LoadCandidate(candidate), candidate.Detections ?? spec.Detections, spec.Labels.Length);
    }
}
