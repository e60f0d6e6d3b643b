using System.Globalization;
using Parity.Machines;
using Parity.Running.Inputs;
using Parity.Running.Recorded;

namespace Parity.Running.Engines;

/// <summary>An engine run by <c>polygraphy run</c>, one process an image. Inputs and outputs pass without loss.</summary>
public sealed class PolygraphyRunner : IModelRunner
{
    private const string InputsJson = "inputs.json";
    private const string OutputsJson = "outputs.json";

    private readonly EngineFolder _folder;
    private readonly InputPlan _inputs;
    private readonly EngineJob _job;
    private readonly string _program;

    /// <summary>Prepares the runner; nothing is started yet.</summary>
    /// <param name="job">The engine.</param>
    /// <param name="program">polygraphy: its path and version.</param>
    /// <exception cref="ParityException">The engine's inputs are not those of a detector, or polygraphy is not there.</exception>
    public PolygraphyRunner(EngineJob job, Finding program)
    {
        if (!program.IsThere)
        {
            throw new ParityException($"Candidate {job.Candidate.Name} is to be run by polygraphy: {program.Text}. Install it (pip install polygraphy), or choose another `runner`.");
        }

        (_job, _inputs, _program) = (job, job.Inputs, program.Path!);
        _folder = new(job.Plan);
        Description = new()
        {
            Kind = "polygraphy",
            ModelPath = job.Plan.Path,
            Runtime = $"Polygraphy {(program.Version is { } version ? ReleaseVersion.Show(version) : "of unknown version")} on the TensorRT of its Python",
            Device = string.Create(CultureInfo.InvariantCulture, $"cuda:{job.Device ?? 0}"),
            Notes = [.. job.Notes, .. _inputs.Notes],
            Suspicions = job.Suspicions,
            Properties = job.Identity,
        };
    }

    /// <inheritdoc/>
    public RunnerDescription Description { get; private set; }

    /// <inheritdoc/>
    public RawOutputs Run(ModelInput input)
    {
        var notes = new List<string>();
        PolygraphyInputs.Write(_folder.PathOf(InputsJson), _inputs.Inputs, _inputs.TensorsThatFit(input, notes));
        _folder.Clear(OutputsJson);
        var run = ProgramRun.Of(_program, Arguments, _job.Options.Timeout, _folder.Path, Variables);
        if (ProgramFailure.Of("polygraphy", run, _job.Options.Timeout, input.ImageName) is { } failure)
        {
            throw failure;
        }

        var path = _folder.PathOf(OutputsJson);
        if (!File.Exists(path))
        {
            throw new ParityException($"polygraphy ended well on {input.ImageName} but wrote no outputs; expected --save-outputs to write {path}.");
        }

        var outputs = OutputWidening.Of(Batches.First(OutputOrder.Of(PolygraphyOutputs.Read(path), _job.Signature.Outputs), _inputs.Batch, notes), _job, notes);
        Description = Description with { Notes = [.. Description.Notes.Union(notes)] };
        return outputs;
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private IEnumerable<string> Arguments =>
    [
        "run", EngineFolder.PlanName, "--trt", "--model-type=engine", "--load-inputs", InputsJson, "--save-outputs", OutputsJson,
        .. _job.Options.Plugins.IsEmpty ? Enumerable.Empty<string>() : ["--plugins", .. _job.Options.Plugins],
    ];

    // It has no argument for the device.
    private IReadOnlyDictionary<string, string>? Variables =>
        _job.Device is { } device ? new Dictionary<string, string> { ["CUDA_VISIBLE_DEVICES"] = device.ToString(CultureInfo.InvariantCulture) } : null;
}
