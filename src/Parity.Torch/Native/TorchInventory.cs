using TorchSharp;

namespace Parity.Torch;

/// <summary>What libtorch this process has, for a report on the machine.</summary>
/// <param name="Problem">Why it cannot be loaded, or null.</param>
/// <param name="Version">The version of libtorch, or null where it is not loaded.</param>
/// <param name="CudaDevices">How many CUDA devices it can use.</param>
/// <param name="CudaProblem">Why it uses none, or null.</param>
/// <param name="CacheFolder">Where altered copies of native libraries are kept for this user, or null where there is no such folder.</param>
public sealed record TorchInventory(string? Problem, string? Version, int CudaDevices, string? CudaProblem, string? CacheFolder)
{
    /// <summary>Loads libtorch and asks it. Nothing that is missing throws.</summary>
    public static TorchInventory Take()
    {
        var cache = LibraryCache.ForThisUser().Folder;
        try
        {
            TorchRuntime.Load();
            return Ask(cache);
        }
        catch (ParityException e)
        {
            return new(e.Message, null, 0, "libtorch cannot be loaded", cache);
        }
    }

    // Apart, so that TorchSharp's types are not touched before its library is loaded.
    private static TorchInventory Ask(string? cache)
    {
        var devices = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        var hasCuda = NativeFolder.SearchDirectories().Any(d => File.Exists(Path.Combine(d, OperatingSystem.IsWindows() ? "torch_cuda.dll" : "libtorch_cuda.so")));
        var problem = devices > 0 ? null
            : hasCuda ? "libtorch is a CUDA build but sees no device"
            : "libtorch is the CPU build; build with -p:ParityTorch=cuda";
        return new(null, torch.__version__, devices, problem, cache);
    }
}
