using Parity.Engines;
using Parity.Machines;
using Parity.Onnx.Analysis;
using Parity.Onnx.Engines;
using Parity.Onnx.Models;
using Parity.Onnx.Running;
using Parity.Running;
using Parity.Running.Engines;
using Parity.Specs;

namespace Parity.Hosting;

/// <summary>Loads an <c>engine</c> candidate with the runner the spec names, or the first that works on this machine.</summary>
internal sealed class EngineLoader(Machine machine)
{
    /// <summary>Reads the header, checks that it fits, and loads.</summary>
    /// <exception cref="SpecException">A setting of the candidate is wrong.</exception>
    /// <exception cref="RunnerException">The engine does not fit this machine, or its runtime refuses it.</exception>
    /// <exception cref="ParityException">The file is no engine, or nothing here runs engines.</exception>
    public IModelRunner Load(CandidateSpec candidate)
    {
        var problems = new SpecProblems();
        var options = EngineOptions.Bind(candidate, problems);
        problems.ThrowIfAny();
        var plan = PlanFile.Read(candidate.Source, options.BuiltBy);
        var job = Job(candidate, options, plan);
        var runner = options.Runner ?? FirstThatWorks(candidate);
        EngineFitness.Demand(plan, candidate, options, RuntimeOf(runner), machine.Gpus.ElementAtOrDefault(job.Device ?? 0));
        return runner switch
        {
            "trtexec" => new TrtexecRunner(job, machine.Find(runner)),
            "polygraphy" => new PolygraphyRunner(job, machine.Find(runner)),
            _ => EngineSessionRunner.Load(job),
        };
    }

    // What the spec declares is the engine's own; what the model declares is what the engine was built from.
    private static EngineJob Job(CandidateSpec candidate, EngineOptions options, PlanFile plan)
    {
        var model = options.Signature is { } path ? DeclaredInputs.Of(path) : null;
        var built = model?.BuiltBy(plan.TensorRt);
        var signature = new EngineSignature(options.Inputs.IsEmpty ? built!.Inputs : options.Inputs, options.Outputs.IsEmpty ? built!.Outputs : options.Outputs);
        return new(candidate, options, plan, signature)
        {
            ModelOutputs = model?.Outputs ?? [],
            Suspicions = options.Signature is { } onnx ? DecomposedNorms.Suspicions(OnnxModel.Load(onnx), candidate.Precision) : [],
        };
    }

    private string FirstThatWorks(CandidateSpec candidate)
    {
        var lacks = EngineOptions.Runners.Select(r => (Runner: r, Reason: Lacks(r))).ToList();
        return lacks.FirstOrDefault(r => r.Reason is null).Runner
            ?? throw new ParityException(
                $"Candidate {candidate.Name}: nothing here runs TensorRT engines. {string.Join("; ", lacks.Select(r => $"{r.Runner}: {r.Reason}"))}. Declare `requires: [gpu, tensorrt]` to skip it on such a machine.");
    }

    private string? Lacks(string runner) => runner switch
    {
        "onnxruntime" => ExecutionProviders.Missing("tensorrt") ?? Absent("gpu") ?? Absent("tensorrt"),
        "trtexec" => Absent(runner) ?? TrtexecRunner.Refuses(machine.Find(runner).Version),
        _ => Absent(runner),
    };

    private string? Absent(string name) => machine.Find(name) is { IsThere: false } finding ? finding.Text : null;

    // Polygraphy runs the TensorRT of its Python, which says itself that a version differs.
    private Version? RuntimeOf(string runner) => runner switch
    {
        "onnxruntime" => machine.Find("tensorrt").Version,
        "trtexec" => machine.Find("trtexec").Version,
        _ => null,
    };
}
