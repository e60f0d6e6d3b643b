using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Parity.Benchmarks;

/// <summary>
/// The processor time this thread has used, where the system tells (Linux): other programs on the machine do not disturb it. Elsewhere the
/// elapsed time.
/// </summary>
internal static class ImagingClock
{
    private const int ThreadProcessorTime = 3;

    /// <summary>Milliseconds since some start.</summary>
    public static double Now =>
        OperatingSystem.IsLinux() && ClockGetTime(ThreadProcessorTime, out var time) == 0
            ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
            : Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
