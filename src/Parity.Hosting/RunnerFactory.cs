using Parity.Machines;
using Parity.Onnx.Lint;
using Parity.Onnx.Lint.Reporting;
using Parity.Onnx.Running;
using Parity.Running;
using Parity.Running.Commands;
using Parity.Running.Recorded;
using Parity.Specs;
using Parity.Torch.Architectures;
using Parity.Torch.Running;

namespace Parity.Hosting;

/// <summary>Which runner serves which spec entry: the one composition, shared by the tool and the tests.</summary>
public sealed class RunnerFactory(ArchitectureRegistry architectures, Machine machine) : IRunnerFactory
{
    /// <inheritdoc/>
    public IModelRunner LoadReference(ReferenceSpec reference) => reference.Kind switch
    {
        "checkpoint" => TorchRunner.Load(reference, architectures),
        "torchscript" => TorchScriptRunner.Load(reference),
        "recorded" => new RecordedRunner(reference.Source),
        "command" => new CommandRunner(reference.Source, CommandOptions.Bind(reference.Settings, FolderOf(reference.At))),
        _ => throw Unsupported(reference.At, reference.Kind),
    };

    /// <inheritdoc/>
    public IModelRunner LoadCandidate(CandidateSpec candidate) => candidate.Kind switch
    {
        "onnx" => OnnxRunner.Load(candidate),
        "engine" => new EngineLoader(machine).Load(candidate),
        "recorded" => new RecordedRunner(candidate.Source),
        "command" => new CommandRunner(candidate.Source, CommandOptions.Bind(candidate.Settings, FolderOf(candidate.At))),
        _ => throw Unsupported(candidate.At, candidate.Kind),
    };

    /// <inheritdoc/>
    public LintVerdict Lint(ParitySpec spec, CandidateSpec candidate, string target)
    {
        var report = SpecLint.Run(spec, candidate, target);
        return new(!report.HasErrors, string.Join(Environment.NewLine, LintText.Lines(report)));
    }

    /// <inheritdoc/>
    public WeightsVerdict CompareWeights(ReferenceSpec reference, CandidateSpec candidate) =>
        reference.Kind == "checkpoint" && candidate.Kind == "onnx"
            ? WeightComparison.Of(reference, candidate.Source)
            : throw new ParityException($"{candidate.At}: \"same_weights\" compares a checkpoint with an ONNX file; here a {reference.Kind} and a {candidate.Kind} stand.");

    /// <inheritdoc/>
    public IReadOnlyList<MissingRequirement> MissingRequirements(CandidateSpec candidate) =>
    [
        .. candidate.Requires.Select(Requirement.Parse)
            .Select(r => (Requirement: r, Reason: machine.Find(r.Name).Lacks(r) ?? ProviderLacks(candidate, r)))
            .Where(r => r.Reason is not null)
            .Select(r => new MissingRequirement(r.Requirement, r.Reason!)),
    ];

    // A provider takes more than the driver and the libraries: ONNX Runtime must have been built with it.
    private static string? ProviderLacks(CandidateSpec candidate, Requirement requirement) =>
        candidate.Kind == "onnx" && requirement.Name is "cuda" or "tensorrt" && candidate.Provider != "cpu" ? ExecutionProviders.Missing(candidate.Provider) : null;

    private static string FolderOf(SpecLocation at) => Path.GetDirectoryName(Path.GetFullPath(at.File))!;

    private static SpecException Unsupported(SpecLocation at, string kind) =>
        new([new(at, $"this build runs no \"{kind}\" entry.")]);
}
