using Parity.Machines;
using Parity.Running;
using Parity.Running.Caching;
using Parity.Specs;
using Parity.Torch;
using Parity.Torch.Architectures;
using Parity.Torch.Running;

namespace Parity.Hosting;

/// <summary>Keeps the outputs of references on TorchSharp by content, so that an unchanged model does not run a second time.</summary>
/// <param name="runners">Loads the models.</param>
/// <param name="architectures">The architectures specs may name.</param>
/// <param name="folder">Where outputs are kept.</param>
internal sealed class CachingRunners(IRunnerFactory runners, ArchitectureRegistry architectures, string folder) : IRunnerFactory
{
    /// <inheritdoc/>
    public IModelRunner LoadReference(ReferenceSpec reference) =>
        reference is { Kind: "checkpoint", Architecture: not null } && File.Exists(reference.Source)
            ? new CachedRunner(folder, KeyOf(reference, reference.Architecture), () => runners.LoadReference(reference))
            : runners.LoadReference(reference);

    /// <inheritdoc/>
    public IModelRunner LoadCandidate(CandidateSpec candidate) => runners.LoadCandidate(candidate);

    /// <inheritdoc/>
    public LintVerdict Lint(ParitySpec spec, CandidateSpec candidate, string target) => runners.Lint(spec, candidate, target);

    /// <inheritdoc/>
    public WeightsVerdict CompareWeights(ReferenceSpec reference, CandidateSpec candidate) => runners.CompareWeights(reference, candidate);

    /// <inheritdoc/>
    public IReadOnlyList<MissingRequirement> MissingRequirements(CandidateSpec candidate) => runners.MissingRequirements(candidate);

    private string KeyOf(ReferenceSpec reference, string architecture) => ReferenceKey.Of(
        reference,
        CodeIdentity.Of(typeof(TorchRunner).Assembly, architectures.For(reference).Get(architecture).GetType().Assembly),
        $".NET {Environment.Version} TorchSharp {typeof(TorchSharp.torch).Assembly.GetName().Version} libtorch {TorchInventory.Take().Version}");
}
