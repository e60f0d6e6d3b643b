using System.Runtime.InteropServices;

namespace Parity.Checkpoints.Storages;

/// <summary>
/// Asks Linux for all pages of new memory in one call. Touching them one by one costs a page fault each, which was measured to be most of the time
/// that reading a checkpoint takes; elsewhere, and on kernels before 5.14, they are touched as ever.
/// </summary>
internal static partial class FreshPages
{
    // MADV_POPULATE_WRITE of <asm-generic/mman-common.h>: pages are made present as if written to; their contents stay.
    private const int PopulateWrite = 23;

    /// <summary>Makes the pages of a pinned array present.</summary>
    public static unsafe void Populate(byte[] pinned)
    {
        if (OperatingSystem.IsLinux())
        {
            var start = (nint)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
            var page = start & ~(nint)(Environment.SystemPageSize - 1);

            // Advice: a kernel that does not know it refuses, and nothing is lost.
            _ = Advise(page, start - page + pinned.Length, PopulateWrite);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(nint start, nint length, int advice);
}
