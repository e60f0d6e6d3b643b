using System.Diagnostics;

namespace Parity.Testing;

/// <summary>Processes that a tested program has started.</summary>
internal static class OtherProcess
{
    /// <summary>Whether the process still runs. One that was killed may be listed until whoever adopted it asks for its exit code.</summary>
    public static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && !(File.Exists($"/proc/{id}/stat") && File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
