using System.Collections.Immutable;
using System.Globalization;
using Parity.Engines;
using Parity.Specs;

namespace Parity.Running.Engines;

/// <summary>An engine that is to be run: its file, what the spec says of it, and its inputs and outputs.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Options">Its settings.</param>
/// <param name="Plan">Its header.</param>
/// <param name="Signature">Its inputs and outputs as the engine has them.</param>
public sealed record EngineJob(CandidateSpec Candidate, EngineOptions Options, PlanFile Plan, EngineSignature Signature)
{
    /// <summary>The outputs of the model it was built from, or none where that is not known.</summary>
    public ImmutableArray<TensorSlot> ModelOutputs { get; init; } = [];

    /// <summary>What the model it was built from gives reason to suspect, quoted where parity is not reached.</summary>
    public IReadOnlyList<string> Suspicions { get; init; } = [];

    /// <summary>The index of the GPU, or null where the spec names none.</summary>
    public int? Device => Candidate.Device is { } device && device.Split(':') is [_, var index] ? int.Parse(index, CultureInfo.InvariantCulture) : null;

    /// <summary>How images are fed.</summary>
    /// <exception cref="ParityException">The inputs are not those of a detector.</exception>
    internal Inputs.InputPlan Inputs => Running.Inputs.InputPlan.For(Plan.Path, Signature.Inputs, string.Join(" and ", Signature.Inputs));

    /// <summary>What is known of the engine, for the verdict.</summary>
    public IReadOnlyDictionary<string, string> Identity
    {
        get
        {
            var identity = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["engine"] = Plan.TensorRt is { } version ? $"built by TensorRT {version}" : "of unknown version: its header has another layout than those from 8.6 on",
                ["precision"] = EngineFitness.Word(Candidate.Precision),
                ["precision found"] = Plan.Ultralytics?.Precision ?? "not told by the engine",
                ["tf32"] = Options.Build is { } build ? build.IsTf32Allowed ? "allowed" : "switched off" : "not told; TensorRT allows it by default",
            };
            if (Options.BuiltFor is { } gpu)
            {
                identity["built for"] = $"{gpu}{(Options.IsForNewerGpus ? "+" : string.Empty)}";
            }

            return identity;
        }
    }

    /// <summary>What a reviewer should know of the engine.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (Plan.Ultralytics is { } metadata)
            {
                yield return metadata.ToString();
            }

            if (Options.Build is null && Plan.Ultralytics?.Precision is null)
            {
                yield return $"the engine does not tell its precision; it is judged as {EngineFitness.Word(Candidate.Precision)} (say `built_with` or `precision`)";
            }
        }
    }
}
