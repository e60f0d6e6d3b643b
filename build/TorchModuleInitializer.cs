using System.Runtime.CompilerServices;

namespace Parity.Torch;

/// <summary>Loads libtorch before any code of the leaf can touch TorchSharp, whose own loader fails on older Linux distributions.</summary>
internal static class TorchModuleInitializer
{
    // The rule guards libraries; this file is compiled only into leaves (tests, the tool), which own the process.
#pragma warning disable CA2255
    [ModuleInitializer]
    internal static void Load() => TorchRuntime.TryLoad();
#pragma warning restore CA2255
}
