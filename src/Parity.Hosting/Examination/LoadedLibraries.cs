using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Parity.Hosting.Examination;

/// <summary>The native libraries that are really in this process, and the system's own.</summary>
internal static unsafe class LoadedLibraries
{
    /// <summary>The file of a loaded library whose name holds this, or null.</summary>
    public static string? PathOf(string part)
    {
        using var process = Process.GetCurrentProcess();
        return process.Modules.Cast<ProcessModule>().Select(m => m.FileName).FirstOrDefault(f => Path.GetFileName(f).Contains(part, StringComparison.Ordinal));
    }

    /// <summary>The version of glibc, or null on other systems.</summary>
    public static string? GlibcVersion() =>
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "gnu_get_libc_version", out var version)
            ? Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)version)())
            : null;

    /// <summary>The newest symbol version of the libstdc++ in this process: the file libstdc++.so.6.0.N has GLIBCXX_3.4.N. Null where it is not known.</summary>
    public static string? NewestGlibcxx()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libstdc++.so.6", out _) || PathOf("libstdc++.so.6") is not { } path)
        {
            return null;
        }

        var file = Path.GetFileName(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        return file.StartsWith("libstdc++.so.6.0.", StringComparison.Ordinal) ? $"GLIBCXX_3.4.{file["libstdc++.so.6.0.".Length..]} ({path})" : path;
    }
}
