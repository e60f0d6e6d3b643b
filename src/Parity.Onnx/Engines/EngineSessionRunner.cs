using System.Collections.Immutable;
using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Parity.Engines;
using Parity.Onnx.Running;
using Parity.Running;
using Parity.Running.Engines;

namespace Parity.Onnx.Engines;

/// <summary>An engine run by ONNX Runtime's TensorRT provider, wrapped in an <see cref="EpContextModel"/>.</summary>
public sealed class EngineSessionRunner : IModelRunner
{
    private const string ModelName = "model.onnx";

    private readonly EngineJob _job;
    private readonly EngineFolder _folder;
    private readonly OnnxRunner _session;
    private readonly List<string> _notes = [];

    private EngineSessionRunner(EngineJob job, EngineFolder folder, OnnxRunner session) => (_job, _folder, _session) = (job, folder, session);

    /// <inheritdoc/>
    public RunnerDescription Description => _session.Description with
    {
        ModelPath = _job.Plan.Path,
        Notes = [.. _job.Notes, .. _session.Description.Notes, .. _notes],
        Suspicions = _job.Suspicions,
        Properties = _job.Identity.Concat(_session.Description.Properties.Where(p => p.Key is "provider")).ToImmutableDictionary(),
    };

    /// <summary>Loads an engine.</summary>
    /// <exception cref="RunnerException">ONNX Runtime or TensorRT refuses it; their own words, with the cause where it is known.</exception>
    /// <exception cref="ParityException">The TensorRT provider is not here, or the engine's inputs are not those of a detector.</exception>
    public static EngineSessionRunner Load(EngineJob job)
    {
        var folder = new EngineFolder(job.Plan);
        try
        {
            File.WriteAllBytes(folder.PathOf(ModelName), Model(job, folder));
            var candidate = job.Candidate with { Kind = "onnx", Source = folder.PathOf(ModelName), Provider = "tensorrt", Settings = null };
            return new(job, folder, OnnxRunner.Load(candidate, Options(job)));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public RawOutputs Run(ModelInput input)
    {
        var notes = new List<string>();
        var outputs = OutputWidening.Of(_session.Run(input), _job, notes);
        _notes.AddRange(notes.Except(_notes).ToList());
        return outputs;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    private static byte[] Model(EngineJob job, EngineFolder folder)
    {
        var hardware = job.Options.BuiltFor is { } gpu ? string.Create(CultureInfo.InvariantCulture, $"{gpu.Major}{gpu.Minor}{(job.Options.IsForNewerGpus ? "+" : string.Empty)}") : null;
        if (!job.Options.Embed)
        {
            return EpContextModel.ByReference(job.Signature, EngineFolder.PlanName, hardware);
        }

        var length = job.Plan.Length - job.Plan.PlanOffset;
        return length < int.MaxValue - (1 << 20)
            ? EpContextModel.Embedded(job.Signature, File.ReadAllBytes(folder.PathOf(EngineFolder.PlanName)), hardware)
            : throw new ParityException(string.Create(CultureInfo.InvariantCulture, $"{job.Plan.Path} has {length} bytes, and an ONNX model ends at 2 GB. Remove `embed: true`."));
    }

    // Nothing beside the one node may run, so nothing may fall back.
    private static OnnxRunnerOptions Options(EngineJob job) => new()
    {
        Optimization = GraphOptimizationLevel.ORT_DISABLE_ALL,
        CpuFallback = CpuFallback.Forbid,
        ProviderOptions = job.Options.Plugins.IsEmpty ? ImmutableDictionary<string, string>.Empty : new Dictionary<string, string> { ["trt_extra_plugin_lib_paths"] = string.Join(';', job.Options.Plugins) },
    };
}
