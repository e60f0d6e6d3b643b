#nullable enable
using System;
using System.Runtime.CompilerServices;

namespace Parity.Torch;

/// <summary>
/// Loads libtorch before any code of the leaf can call TorchSharp, whose own loader fails on older Linux distributions. Only when
/// TorchSharp's assembly is loaded, since half a gigabyte of native code takes half a second: looking into a checkpoint needs none of it.
/// </summary>
internal static class TorchModuleInitializer
{
    // The rule guards libraries; this file is compiled only into leaves (tests, the tool), which own the process.
#pragma warning disable CA2255
    [ModuleInitializer]
    internal static void Register()
#pragma warning restore CA2255
    {
        // The event comes after the assembly is loaded and before any of its code runs.
        AppDomain.CurrentDomain.AssemblyLoad += static (_, loaded) => LoadFor(loaded.LoadedAssembly.GetName().Name);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            LoadFor(assembly.GetName().Name);
        }
    }

    private static void LoadFor(string? assembly)
    {
        if (assembly == "TorchSharp")
        {
            TorchRuntime.TryLoad();
        }
    }
}
