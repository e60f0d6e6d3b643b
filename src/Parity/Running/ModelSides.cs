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

    /// <summary>Loads every model of the spec but the skipped candidates.</summary>
    public static ModelSides Load(ParitySpec spec, IRunnerFactory runners, IEnumerable<string> skipped) => new(
        spec.Reference is { IsReplacedByGolden: false } reference
            ? LoadedSide.Load(() => new(runners.LoadReference(reference), reference.Detections ?? spec.Detections, spec.Labels.Length))
            : null,
        [
            .. spec.Candidates.Where(c => !skipped.Contains(c.Name)).Select(c => KeyValuePair.Create(
                c, LoadedSide.Load(() => new(runners.LoadCandidate(c), c.Detections ?? spec.Detections, spec.Labels.Length)))),
        ]);

    /// <inheritdoc/>
    public void Dispose()
    {
        Reference?.Side?.Dispose();
        foreach (var (_, candidate) in Candidates)
        {
            candidate.Side?.Dispose();
        }
    }
}
