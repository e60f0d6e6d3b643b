using System.Runtime.InteropServices;

namespace Parity.Torch;

/// <summary>What the native libraries are called on one platform, and which package brings them.</summary>
/// <param name="Wrapper">TorchSharp's own library; the TorchSharp package brings it.</param>
/// <param name="Torch">libtorch's main library; the package <paramref name="Package"/> brings it.</param>
/// <param name="Package">The package to add where the libraries are missing.</param>
internal sealed record NativeNames(string Wrapper, string Torch, string Package)
{
    /// <summary>The names on this machine.</summary>
    /// <exception cref="ParityException">TorchSharp has no native library for this platform.</exception>
    public static NativeNames Current() => (OperatingSystem.IsLinux(), OperatingSystem.IsWindows(), OperatingSystem.IsMacOS(), RuntimeInformation.ProcessArchitecture) switch
    {
        (true, _, _, Architecture.X64) => new("libLibTorchSharp.so", "libtorch_cpu.so", "libtorch-cpu-linux-x64"),
        (_, true, _, Architecture.X64) => new("LibTorchSharp.dll", "torch_cpu.dll", "libtorch-cpu-win-x64"),
        (_, _, true, Architecture.Arm64) => new("libLibTorchSharp.dylib", "libtorch_cpu.dylib", "libtorch-cpu-osx-arm64"),
        _ => throw new ParityException(
            $"A PyTorch reference needs libtorch, which TorchSharp brings for linux-x64, win-x64 and osx-arm64; this process is {RuntimeInformation.RuntimeIdentifier}. "
            + "Record the reference's outputs on such a machine (reference: recorded), or judge by the approved golden alone."),
    };
}
