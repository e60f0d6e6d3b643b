using System.Globalization;

namespace Parity.Goldens;

/// <summary>Names temporary files such that two processes never write the same one: a shared name could put one's half-written file into the other's place.</summary>
internal static class TemporaryFile
{
    private static readonly string Process = ProcessName();
    private static int _count;

    /// <summary>A new name beside a file.</summary>
    public static string Beside(string path) => $"{path}.{Suffix()}";

    /// <summary>A new ending, the same for no other file of any process.</summary>
    public static string Suffix() => string.Create(CultureInfo.InvariantCulture, $"{Process}-{Interlocked.Increment(ref _count)}.tmp");

    // Containers often share a process number, but did not start in the same tick.
    private static string ProcessName()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId:x}-{process.StartTime.ToUniversalTime().Ticks:x}");
    }
}
