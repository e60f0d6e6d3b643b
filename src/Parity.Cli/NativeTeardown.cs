using System.Runtime.InteropServices;

namespace Parity.Cli;

/// <summary>The end of a process in which a model still runs.</summary>
internal static class NativeTeardown
{
    /// <summary>
    /// Lets the process end as it is when its main method returns. An ordinary end tears libtorch's globals down under the thread that still computes with them, and the process
    /// would die of a segmentation fault with another exit code; Windows stops the other threads first.
    /// </summary>
    public static void Skip(int code)
    {
        if (!OperatingSystem.IsWindows())
        {
            // The last of the handlers: those before it end the commands that the run started.
            AppDomain.CurrentDomain.ProcessExit += (_, _) => ExitWithoutTeardown(code);
        }
    }

    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void ExitWithoutTeardown(int code);
}
