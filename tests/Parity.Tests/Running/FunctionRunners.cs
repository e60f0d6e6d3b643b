using Parity.Machines;
using Parity.Running;
using Parity.Specs;

namespace Parity.Tests.Running;

/// <summary>Models given as functions: the flow is tested, not a runtime.</summary>
internal sealed class FunctionRunners(Func<ModelInput, RawOutputs> reference, Func<ModelInput, RawOutputs>? candidate = null) : IRunnerFactory
{
    /// <summary>How often models were loaded.</summary>
    public int Loads { get; private set; }

    /// <summary>How often images ran, on all models.</summary>
    public int Runs { get; private set; }

    public IReadOnlyList<MissingRequirement> Missing { get; init; } = [];

    /// <summary>What the graphs of the models do to the picture.</summary>
    public OwnPreprocessing? OwnPreprocessing { get; init; }

    public IModelRunner LoadReference(ReferenceSpec spec) => Load(reference);

    public IModelRunner LoadCandidate(CandidateSpec spec) => Load(candidate ?? reference);

    public WeightsVerdict CompareWeights(ReferenceSpec spec, CandidateSpec candidate) => throw new NotSupportedException("Functions have no weights.");

    public LintVerdict Lint(ParitySpec spec, CandidateSpec candidate, string target) => new(target.Length == 0, target.Length == 0 ? "nothing found" : $"refused by {target}");

    public IReadOnlyList<MissingRequirement> MissingRequirements(CandidateSpec spec) => Missing;

    private Runner Load(Func<ModelInput, RawOutputs> function)
    {
        Loads++;
        return new(OwnPreprocessing, input =>
        {
            Runs++;
            return function(input);
        });
    }

    private sealed class Runner(OwnPreprocessing? own, Func<ModelInput, RawOutputs> function) : IModelRunner
    {
        public RunnerDescription Description { get; } = new() { Kind = "function", ModelPath = "none", Runtime = "test", Device = "cpu", OwnPreprocessing = own };

        public RawOutputs Run(ModelInput input) => function(input);

        public void Dispose()
        {
            // A function holds nothing.
        }
    }
}
