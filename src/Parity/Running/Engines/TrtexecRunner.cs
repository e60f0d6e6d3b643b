using System.Globalization;
using Parity.Engines;
using Parity.Machines;
using Parity.Running.Inputs;
using Parity.Tensors;

namespace Parity.Running.Engines;

/// <summary>
/// An engine run by NVIDIA's trtexec, one process an image. trtexec takes inputs as raw bytes and accepts files of the wrong length silently, so lengths are checked here.
/// </summary>
public sealed class TrtexecRunner : IModelRunner
{
    private readonly EngineFolder _folder;
    private readonly InputPlan _inputs;
    private readonly EngineJob _job;
    private readonly Finding _program;
    private bool _isPrecisionKnown;

    /// <summary>Prepares the runner; nothing is started yet.</summary>
    /// <param name="job">The engine.</param>
    /// <param name="program">trtexec: its path and version.</param>
    /// <exception cref="ParityException">The engine's inputs are not those of a detector, or trtexec is not there.</exception>
    /// <exception cref="RunnerException">The engine was built by another version.</exception>
    public TrtexecRunner(EngineJob job, Finding program)
    {
        if (!program.IsThere)
        {
            throw new ParityException($"Candidate {job.Candidate.Name} is to be run by trtexec: {program.Text}. Install TensorRT's tools, or choose another `runner`.");
        }

        if (TrtexecCommand.Refuses(program.Version) is { } reason)
        {
            throw new ParityException($"Candidate {job.Candidate.Name}: {reason}");
        }

        (_job, _program, _inputs) = (job, program, job.Inputs);
        if (_inputs.Inputs.FirstOrDefault(i => i.Name.AsSpan().IndexOfAny(",'") >= 0) is { } unusable)
        {
            throw new ParityException($"trtexec cannot be given the input \"{unusable.Name}\": its name holds a comma or a quote. Use `runner: polygraphy`.");
        }

        _folder = new(job.Plan);
        Description = new()
        {
            Kind = "trtexec",
            ModelPath = job.Plan.Path,
            Runtime = $"trtexec of TensorRT {(program.Version is { } version ? ReleaseVersion.Show(version) : "of unknown version")}",
            Device = string.Create(CultureInfo.InvariantCulture, $"cuda:{job.Device ?? 0}"),
            Notes = [.. job.Notes, .. _inputs.Notes, .. TrtexecCommand.WritesRaw(program.Version) ? Enumerable.Empty<string>() : [TrtexecJson.Limit]],
            Suspicions = job.Suspicions,
            Properties = job.Identity,
        };
    }

    /// <summary>Why a version of trtexec cannot be used, or null.</summary>
    public static string? Refuses(Version? version) => TrtexecCommand.Refuses(version);

    /// <inheritdoc/>
    public RunnerDescription Description { get; private set; }

    /// <inheritdoc/>
    public RawOutputs Run(ModelInput input)
    {
        var notes = new List<string>();
        var tensors = _inputs.TensorsThatFit(input, notes);
        Write(tensors);
        _folder.Clear("*.raw");
        _folder.Clear("*.json");
        var run = ProgramRun.Of(_program.Path!, TrtexecCommand.Arguments(_job, _inputs.Inputs, tensors, _program.Version), _job.Options.Timeout, _folder.Path);
        if (ProgramFailure.Of("trtexec", run, _job.Options.Timeout, input.ImageName) is { } failure)
        {
            throw failure;
        }

        NotePrecision();
        var outputs = TrtexecCommand.WritesRaw(_program.Version)
            ? RawBindings.Read(_folder.Path, run.Output)
            : TrtexecJson.Read(_folder.PathOf(TrtexecCommand.OutputsJson), _job.Signature.Outputs);
        outputs = OutputWidening.Of(Batches.First(OutputOrder.Of(outputs, _job.Signature.Outputs), _inputs.Batch, notes), _job, notes);
        Description = Description with { Notes = [.. Description.Notes.Union(notes)] };
        return outputs;
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    // Versions 8.5 to 9.3 refuse only files that are too short, newer ones also take files of twice the length: a wrong number format would pass.
    private void Write(IReadOnlyList<TensorData> tensors)
    {
        foreach (var (slot, i) in _inputs.Inputs.Select((slot, i) => (slot, i)))
        {
            var path = _folder.PathOf(TrtexecCommand.InputFile(i));
            File.WriteAllBytes(path, tensors[i].Bytes.Span);
            var expected = tensors[i].Shape.Aggregate((long)slot.Type.SizeInBytes(), (product, d) => product * d);
            if (tensors[i].ElementType != slot.Type || new FileInfo(path).Length != expected)
            {
                throw new ParityException(string.Create(CultureInfo.InvariantCulture, $"The input {slot} takes {expected} bytes; {tensors[i]} makes {tensors[i].Bytes.Length}."));
            }
        }
    }

    private void NotePrecision()
    {
        if (_isPrecisionKnown || _job.Plan.Ultralytics?.Precision is not null || !TrtexecCommand.WritesRaw(_program.Version))
        {
            return;
        }

        _isPrecisionKnown = true;
        Description = Description with
        {
            Properties = new Dictionary<string, string>(Description.Properties) { ["precision found"] = LayerPrecision.Describe(_folder.PathOf(TrtexecCommand.LayersJson)) },
        };
    }
}
