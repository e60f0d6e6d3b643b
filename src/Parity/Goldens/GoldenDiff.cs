using DiffEngine;

namespace Parity.Goldens;

/// <summary>Opens the diff tool that DiffEngine finds, as Verify does.</summary>
internal static class GoldenDiff
{
    /// <summary>Opens a tool on two existing files; false where there is none, or no desktop.</summary>
    public static async Task<bool> OpenAsync(string received, string verified)
    {
        // Without the approved file DiffEngine would create an empty one, and a test must not write goldens.
        if (!File.Exists(verified) || !File.Exists(received) || !HasDesktop() || DiffRunner.Disabled)
        {
            return false;
        }

        var result = await DiffRunner.LaunchAsync(received, verified).ConfigureAwait(false);
        return result is LaunchResult.StartedNewInstance or LaunchResult.AlreadyRunningAndSupportsRefresh;
    }

    private static bool HasDesktop() =>
        !OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
}
