namespace Parity.Torch;

/// <summary>
/// Makes libtorch ready before the first use of TorchSharp. TorchSharp's own loader refuses older Linux distributions
/// (Debian 12, Ubuntu 22.04) with a misleading message; once this has run, it finds everything loaded.
/// </summary>
public static class TorchRuntime
{
    // Nothing reachable from here touches a TorchSharp type: its static constructor would run its own loader, and two
    // threads that hold the two locks the other way round would wait for each other for ever.
    private static readonly Lazy<ParityException?> Outcome = new(LoadOnce);

    /// <summary>Loads the native libraries; later calls return at once. Safe from any thread.</summary>
    /// <exception cref="ParityException">A native library is missing or cannot run on this machine; the message names the package or the system library to add.</exception>
    public static void Load()
    {
        if (Outcome.Value is { } failure)
        {
            throw new ParityException(failure.Message, failure);
        }
    }

    /// <summary>Does what <see cref="Load"/> does, and leaves a failure to the first caller of <see cref="Load"/>.</summary>
    /// <returns>False where the native libraries cannot be loaded.</returns>
    public static bool TryLoad() => Outcome.Value is null;

    private static ParityException? LoadOnce()
    {
        try
        {
            var names = NativeNames.Current();
            var folder = NativeFolder.Find(names, NativeFolder.SearchDirectories());

            // On Windows and macOS TorchSharp's own loader does the rest.
            if (OperatingSystem.IsLinux())
            {
                LinuxLoader.Load(folder, names, LibraryCache.ForThisUser());
                LibtorchLog.Apply(folder);
            }

            return null;
        }
        catch (ParityException failure)
        {
            return failure;
        }
    }
}
