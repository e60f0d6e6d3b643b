using System.Runtime.InteropServices;

namespace Parity.Torch;

/// <summary>
/// Sets from which severity on libtorch writes to stderr. Its Python package does so from the variable TORCH_CPP_LOG_LEVEL; used from
/// elsewhere, libtorch would warn at every convolution on machines that NNPACK does not support.
/// </summary>
internal static class LibtorchLog
{
    private static readonly string[] Levels = ["INFO", "WARNING", "ERROR", "FATAL"];

    /// <summary>Applies TORCH_CPP_LOG_LEVEL, or ERROR where it is not set. A libtorch without the setting keeps its own.</summary>
    /// <param name="folder">The folder of the native libraries, already loaded.</param>
    public static unsafe void Apply(string folder)
    {
        var level = Array.IndexOf(Levels, Environment.GetEnvironmentVariable("TORCH_CPP_LOG_LEVEL") ?? "ERROR");
        if (level >= 0
            && NativeLibrary.TryLoad(Path.Combine(folder, "libc10.so"), out var library)
            && NativeLibrary.TryGetExport(library, "FLAGS_caffe2_log_level", out var address))
        {
            *(int*)address = level;
        }
    }
}
