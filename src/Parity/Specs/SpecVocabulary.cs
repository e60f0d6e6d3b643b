using System.Collections.Immutable;

namespace Parity.Specs;

/// <summary>
/// The names a spec may use. What this library knows itself stands in <see cref="Default"/>; whoever composes the runtimes adds what only they
/// know (architectures, the settings of a runner). A null list is not checked.
/// </summary>
public sealed record SpecVocabulary
{
    /// <summary>What this library knows without any model runtime.</summary>
    public static SpecVocabulary Default { get; } = new();

    /// <summary>Architecture names; null: not checked here.</summary>
    public IReadOnlyCollection<string>? Architectures { get; init; }

    /// <summary>Decoder names.</summary>
    public IReadOnlyCollection<string>? Decoders { get; init; } = Detections.DetectionDecoders.Names;

    /// <summary>Fault names.</summary>
    public IReadOnlyCollection<string>? Faults { get; init; } = Parity.Faults.KnownFaults.Names;

    /// <summary>Execution providers of an <c>onnx</c> candidate.</summary>
    public IReadOnlyCollection<string>? Providers { get; init; } = KnownNames.Providers;

    /// <summary>What <c>requires</c> may ask of a machine, without versions.</summary>
    public IReadOnlyCollection<string>? Requirements { get; init; } = KnownNames.Requirements;

    /// <summary>Lint rules; null: not checked here.</summary>
    public IReadOnlyCollection<string>? LintRules { get; init; }

    /// <summary>
    /// Further settings by kind of source (<c>onnx</c>, <c>engine</c>, <c>command</c>, …). A kind that is absent takes any further key here, near misses of known
    /// keys excepted, and its runner reports what it does not know.
    /// </summary>
    public ImmutableDictionary<string, ImmutableArray<SpecKey>> Settings { get; init; } = KindSettings.Default;

    /// <summary>Checks a reference whose form is sound (its architecture's options, say) and notes problems; null: no further check.</summary>
    public Action<ReferenceSpec, SpecProblems>? CheckReference { get; init; }

    /// <summary>Checks a candidate whose form is sound (its runner's settings, say) and notes problems; null: no further check.</summary>
    public Action<CandidateSpec, SpecProblems>? CheckCandidate { get; init; }

    /// <summary>Checks a lint section whose form is sound (its targets, say) and notes problems; null: no further check.</summary>
    public Action<LintSpec, SpecProblems>? CheckLint { get; init; }
}
