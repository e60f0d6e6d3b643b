using System.Collections.Immutable;
using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Parity.Engines;
using Parity.Onnx.Analysis;
using Parity.Onnx.Lint;
using Parity.Onnx.Lint.Reporting;
using Parity.Onnx.Lint.Rules;
using Parity.Onnx.Models;
using Parity.Running;
using Parity.Running.Inputs;
using Parity.Specs;
using Parity.Tensors;

namespace Parity.Onnx.Running;

/// <summary>A candidate on ONNX Runtime.</summary>
public sealed class OnnxRunner : IModelRunner
{
    private readonly ImmutableArray<OnnxValue> _outputs;
    private readonly OnnxRunnerOptions _options;
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly InputPlan _inputs;
    private readonly string _provider;
    private readonly List<string> _notes = [];
    private bool _isPlacementKnown;
    private bool _isDisposed;

    private OnnxRunner(CandidateSpec candidate, OnnxModel model, InputPlan inputs, OnnxRunnerOptions options, InferenceSession session)
    {
        (_outputs, _options, _session, _inputs, _provider) = (model.Graph.Outputs, options, session, inputs, candidate.Provider);
        _run.LogSeverityLevel = options.Log;
        _isPlacementKnown = _provider == "cpu";
        _notes.AddRange(inputs.Notes);
        if (ModelPrecision.Least(model) is var found && found > candidate.Precision)
        {
            _notes.Add($"the file holds {ModelPrecision.Describe(model)}; it is judged as {EngineFitness.Word(candidate.Precision)} (say `precision: {EngineFitness.Word(found)}` where that is meant)");
        }

        Description = new()
        {
            Kind = "onnxruntime",
            ModelPath = model.Path,
            Runtime = $"ONNX Runtime {ExecutionProviders.RuntimeVersion}",
            Device = _provider == "cpu" ? "cpu" : ExecutionProviders.RuntimeName(_provider),
            Notes = [.. _notes],
            OwnPreprocessing = NormalisesInside.Describe(model),
            Suspicions = [.. LintText.Short(ModelLint.Suspicions(model)), .. DecomposedNorms.Suspicions(model, candidate.Precision)],
            Properties = Identity(model, candidate, options),
        };
    }

    /// <inheritdoc/>
    public RunnerDescription Description { get; private set; }

    /// <summary>Loads a candidate.</summary>
    /// <exception cref="SpecException">A setting of the candidate is wrong.</exception>
    /// <exception cref="RunnerException">ONNX Runtime refuses the model; its own words, with the cause where it is known.</exception>
    /// <exception cref="ParityException">The file is no ONNX model, its inputs cannot be fed, or the provider is not available here.</exception>
    public static OnnxRunner Load(CandidateSpec candidate)
    {
        var problems = new SpecProblems();
        var options = OnnxRunnerOptions.Bind(candidate, problems);
        if (!problems.None)
        {
            throw new SpecException(problems.Items);
        }

        return Load(candidate, options);
    }

    /// <summary>Loads a candidate with settings that are bound.</summary>
    internal static OnnxRunner Load(CandidateSpec candidate, OnnxRunnerOptions options)
    {
        var model = OnnxModel.Load(candidate.Source);
        var inputs = DeclaredInputs.PlanFor(model);
        return new(candidate, model, inputs, options, SessionOpener.Open(candidate, options));
    }

    /// <inheritdoc/>
    public RawOutputs Run(ModelInput input)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var notes = new List<string>();
        var tensors = _inputs.Tensors(input, notes);
        try
        {
            var outputs = RunSession(tensors);
            NotePlacement();
            return Batches.First(outputs, _inputs.Batch, notes);
        }
        catch (OnnxRuntimeException e)
        {
            var failure = KnownFailures.Find(e.Message);
            if (failure?.Id == KnownFailures.NoProposals && _options.EmptyWithoutProposals)
            {
                notes.Add("the graph stopped for want of proposals on at least one image; its outputs count as empty there (no_proposals: empty)");
                return EmptyOutputs.Of(_outputs);
            }

            throw new RunnerException(e.Message, KnownFailures.CauseOf(e.Message), e);
        }
        finally
        {
            Note(notes);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            if (!_isPlacementKnown)
            {
                ProviderPlacement.End(_session);
            }

            _run.Dispose();
            _session.Dispose();
        }
    }

    private RawOutputs RunSession(IReadOnlyList<TensorData> tensors)
    {
        var bound = new List<BoundInput>(tensors.Count);
        try
        {
            bound.AddRange(tensors.Select(t => new BoundInput(t)));
            using var values = _session.Run(_run, [.. _inputs.Inputs.Select(i => i.Name)], [.. bound.Select(b => b.Value)], _session.OutputNames);
            return new(_session.OutputNames.Zip(values, (name, value) => KeyValuePair.Create(name, OutputReader.Read(name, value))));
        }
        finally
        {
            bound.ForEach(b => b.Dispose());
        }
    }

    private void NotePlacement()
    {
        if (_isPlacementKnown)
        {
            return;
        }

        _isPlacementKnown = true;
        var placement = ProviderPlacement.End(_session);
        Description = Description with { Device = placement.ToString() };
        placement.Demand(_provider, _options.CpuFallback);
    }

    private void Note(List<string> notes)
    {
        var fresh = notes.Except(_notes).ToList();
        if (fresh.Count > 0)
        {
            _notes.AddRange(fresh);
            Description = Description with { Notes = [.. _notes] };
        }
    }

    private static Dictionary<string, string> Identity(OnnxModel model, CandidateSpec candidate, OnnxRunnerOptions options)
    {
        var identity = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["opset"] = model.Opset.ToString(CultureInfo.InvariantCulture),
            ["ir"] = model.IrVersion.ToString(CultureInfo.InvariantCulture),
            ["producer"] = model.Producer,
            ["provider"] = candidate.Provider,
            ["precision"] = EngineFitness.Word(candidate.Precision),
            ["precision found"] = ModelPrecision.Describe(model),
            ["threads"] = candidate.Threads?.ToString(CultureInfo.InvariantCulture) ?? "default",
        };
        if (Tf32Use.Describe(candidate, options.ProviderOptions) is { } tf32)
        {
            identity["tf32"] = tf32;
        }

        foreach (var (key, value) in options.ProviderOptions)
        {
            identity[key] = value;
        }

        return identity;
    }
}
