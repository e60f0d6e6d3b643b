using Parity.Engines;
using Parity.Machines;
using Parity.Onnx.Lint;
using Parity.Onnx.Running;
using Parity.Running;
using Parity.Specs;
using Parity.Torch.Architectures;

namespace Parity.Hosting;

/// <summary>Parity with its model runtimes: what the tool and the tests start from.</summary>
public sealed class ParityHost
{
    private readonly ArchitectureRegistry _architectures;

    /// <summary>Composes a host.</summary>
    /// <param name="architectures">The architectures specs may name; null: Parity's own.</param>
    /// <param name="machine">What <c>requires</c> is answered by; null: the machine this process runs on.</param>
    public ParityHost(ArchitectureRegistry? architectures = null, Machine? machine = null)
    {
        var registry = architectures ?? ArchitectureRegistry.BuiltIn;
        _architectures = registry;
        Runners = new RunnerFactory(registry, machine ?? Machine.Here);
        Vocabulary = SpecVocabulary.Default with
        {
            Architectures = registry.Names,
            Settings = SpecVocabulary.Default.Settings.SetItem("onnx", OnnxRunnerOptions.Keys),
            CheckCandidate = (candidate, problems) =>
            {
                if (candidate.Kind == "onnx")
                {
                    _ = OnnxRunnerOptions.Bind(candidate, problems);
                }
                else if (candidate.Kind == "engine")
                {
                    _ = EngineOptions.Bind(candidate, problems);
                }
            },
            LintRules = [.. ModelLint.Rules.Select(r => r.Id)],
            CheckLint = SpecLint.Check,
            CheckReference = (reference, problems) =>
            {
                if (reference.Kind == "checkpoint")
                {
                    CheckArchitecture(registry, reference, problems);
                }
            },
        };
    }

    /// <summary>The host with Parity's own architectures.</summary>
    public static ParityHost Default { get; } = new();

    /// <summary>Loads the models that specs name.</summary>
    public IRunnerFactory Runners { get; }

    /// <summary>The names a spec may use.</summary>
    public SpecVocabulary Vocabulary { get; }

    // An assembly that cannot be loaded is a problem of the spec like any other.
    private static void CheckArchitecture(ArchitectureRegistry registry, ReferenceSpec reference, SpecProblems problems)
    {
        try
        {
            registry.For(reference).Check(reference, problems);
        }
        catch (ParityException e)
        {
            problems.Add(reference.At, e.Message);
        }
    }

    /// <summary>Opens a spec for running; models are loaded when the first case needs them.</summary>
    /// <exception cref="ParityException">The spec cannot be used; the message lists every problem with file, line and column.</exception>
    public ModelRun Open(string specFile) => Open(SpecFile.Load(specFile, Vocabulary));

    /// <summary>Opens a loaded spec for running.</summary>
    /// <param name="spec">A spec loaded with this host's <see cref="Vocabulary"/>.</param>
    /// <param name="options">Progress and cancellation; null: none.</param>
    public ModelRun Open(ParitySpec spec, ModelRunOptions? options = null)
    {
        var chosen = options ?? new();
        return new(spec, string.IsNullOrEmpty(chosen.ReferenceCache) ? Runners : new CachingRunners(Runners, _architectures, chosen.ReferenceCache), chosen);
    }
}
