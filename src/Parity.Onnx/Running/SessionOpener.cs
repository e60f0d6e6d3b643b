using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Parity.Running;
using Parity.Specs;

namespace Parity.Onnx.Running;

/// <summary>Opens ONNX Runtime sessions as a candidate asks for them.</summary>
internal static class SessionOpener
{
    /// <summary>Opens a session.</summary>
    /// <exception cref="RunnerException">The runtime refuses the model; its own words.</exception>
    /// <exception cref="ParityException">The provider is not available here.</exception>
    public static InferenceSession Open(CandidateSpec candidate, OnnxRunnerOptions options)
    {
        if (ExecutionProviders.Missing(candidate.Provider) is { } missing)
        {
            throw new ParityException($"Candidate {candidate.Name}: {missing}");
        }

        try
        {
            using var session = new SessionOptions();
            Configure(session, candidate, options);
            return new InferenceSession(candidate.Source, session);
        }
        catch (OnnxRuntimeException e) when (candidate.Provider != "cpu" && MissingLibrary(e.Message) is { } library)
        {
            // The machine's fault, not the model's: nothing was judged.
            throw new ParityException(
                $"Candidate {candidate.Name}: provider {candidate.Provider} does not load here: {library} Install the NVIDIA driver, CUDA and cuDNN"
                + $"{(candidate.Provider == "tensorrt" ? ", and TensorRT," : string.Empty)} in the versions ONNX Runtime {ExecutionProviders.RuntimeVersion} was built for, or let the candidate say what it needs (requires: [gpu]) to be skipped without it.",
                e);
        }
        catch (OnnxRuntimeException e)
        {
            throw new RunnerException(e.Message, KnownFailures.CauseOf(e.Message) ?? ProviderHint(candidate.Provider, e.Message), e);
        }
    }

    /// <summary>The index of the GPU a candidate asks for.</summary>
    /// <exception cref="ParityException">The device does not go with the provider.</exception>
    public static int DeviceIndex(CandidateSpec candidate)
    {
        var device = candidate.Device ?? (candidate.Provider == "cpu" ? "cpu" : "cuda");
        if (candidate.Provider == "cpu" && device == "cpu")
        {
            return 0;
        }

        if (candidate.Provider != "cpu" && device.StartsWith("cuda", StringComparison.Ordinal))
        {
            var index = device.AsSpan("cuda".Length);
            if (index.IsEmpty || (index[0] == ':' && int.TryParse(index[1..], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            {
                return index.IsEmpty ? 0 : int.Parse(index[1..], NumberStyles.None, CultureInfo.InvariantCulture);
            }
        }

        throw new ParityException($"Candidate {candidate.Name}: device \"{device}\" does not go with provider {candidate.Provider}; expected {(candidate.Provider == "cpu" ? "cpu" : "cuda or cuda:1")}.");
    }

    private static void Configure(SessionOptions session, CandidateSpec candidate, OnnxRunnerOptions options)
    {
        session.LogSeverityLevel = options.Log;
        session.GraphOptimizationLevel = options.Optimization;
        session.ExecutionMode = ExecutionMode.ORT_SEQUENTIAL;
        session.InterOpNumThreads = 1;
        session.IntraOpNumThreads = candidate.Threads ?? 0;

        // Worker threads that spin after a run would take the cores from the reference model, which runs next.
        session.AddSessionConfigEntry("session.force_spinning_stop", "1");
        var device = DeviceIndex(candidate);
        if (candidate.Provider == "cpu")
        {
            return;
        }

        if (options.CpuFallback == CpuFallback.Forbid)
        {
            session.AddSessionConfigEntry("session.disable_cpu_ep_fallback", "1");
        }

        // The profile of the first run tells which provider ran which node.
        session.EnableProfiling = true;
        session.ProfileOutputPathPrefix = Path.Combine(Path.GetTempPath(), $"parity-{Environment.ProcessId}-{candidate.Name}");
        AppendGpu(session, candidate.Provider, device, options.ProviderOptions);
    }

    private static void AppendGpu(SessionOptions session, string provider, int device, IReadOnlyDictionary<string, string> chosen)
    {
        var index = device.ToString(CultureInfo.InvariantCulture);
        if (provider == "tensorrt")
        {
            using var tensorRt = new OrtTensorRTProviderOptions();
            tensorRt.UpdateOptions(new(chosen) { ["device_id"] = index });
            session.AppendExecutionProvider_Tensorrt(tensorRt);
        }

        // CUDA also takes what TensorRT leaves over.
        using var cuda = new OrtCUDAProviderOptions();
        cuda.UpdateOptions(provider == "cuda" ? new(chosen) { ["device_id"] = index } : new() { ["device_id"] = index });
        session.AppendExecutionProvider_CUDA(cuda);
    }

    /// <summary>The loader's own words at the end of ONNX Runtime's message, for instance <c>libcublasLt.so.13: cannot open shared object file: No such file or directory.</c></summary>
    private static string? MissingLibrary(string message)
    {
        const string Words = "with error:";
        return message.Contains("Failed to load library", StringComparison.OrdinalIgnoreCase)
            ? (message.LastIndexOf(Words, StringComparison.Ordinal) is >= 0 and var at ? message[(at + Words.Length)..] : message).Trim().TrimEnd('.') + "."
            : null;
    }

    private static string? ProviderHint(string provider, string message) =>
        provider != "cpu" && message.Contains("CUDA failure", StringComparison.OrdinalIgnoreCase)
            ? "CUDA failed on this machine: see that the NVIDIA driver, CUDA and cuDNN are of the versions this ONNX Runtime was built for (parity doctor)."
            : null;
}
