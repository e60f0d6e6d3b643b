using Microsoft.ML.OnnxRuntime;

namespace Parity.Onnx.Running;

/// <summary>Which execution providers the ONNX Runtime beside this program has.</summary>
public static class ExecutionProviders
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["cpu"] = "CPUExecutionProvider",
        ["cuda"] = "CUDAExecutionProvider",
        ["tensorrt"] = "TensorrtExecutionProvider",
    };

    /// <summary>The names a spec may use.</summary>
    public static IReadOnlyCollection<string> Known => Names.Keys;

    /// <summary>The version of the native runtime, for instance <c>1.31.1</c>.</summary>
    /// <exception cref="ParityException">No native runtime can be loaded.</exception>
    public static string RuntimeVersion => Asked(() => OrtEnv.Instance().GetVersionString());

    /// <summary>The providers that the native package was built with, under the runtime's names. Whether their drivers are there shows only when one is used.</summary>
    /// <exception cref="ParityException">No native runtime can be loaded.</exception>
    public static IReadOnlyList<string> Available => Asked(() => OrtEnv.Instance().GetAvailableProviders());

    /// <summary>The runtime's name of a provider of the spec.</summary>
    /// <exception cref="ParityException">The name is not known.</exception>
    public static string RuntimeName(string provider) => Names.TryGetValue(provider, out var name)
        ? name
        : throw new ParityException($"The provider \"{provider}\" is not known; expected {string.Join(", ", Known)}.");

    /// <summary>Why the native package cannot serve a provider of the spec, with the fix; null when it can.</summary>
    /// <exception cref="ParityException">The name is not known, or no native runtime can be loaded.</exception>
    public static string? Missing(string provider)
    {
        // The CPU build answers a GPU provider with EntryPointNotFoundException: ask before.
        var name = RuntimeName(provider);
        return Available.Contains(name, StringComparer.Ordinal)
            ? null
            : $"provider {provider} needs {name}, which the ONNX Runtime package here was built without (it has {string.Join(", ", Available)}); build with -p:ParityRuntime=gpu on a machine with an NVIDIA driver{(provider == "tensorrt" ? ", CUDA and TensorRT" : " and CUDA")}.";
    }

    private static T Asked<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or TypeInitializationException)
        {
            throw new ParityException("ONNX Runtime's native library cannot be loaded; reference the package Microsoft.ML.OnnxRuntime (or .Gpu) in the project that runs. " + (e.InnerException ?? e).Message, e);
        }
    }
}
