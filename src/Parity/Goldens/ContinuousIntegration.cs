using DiffEngine;

namespace Parity.Goldens;

/// <summary>Whether this is a build server, where nothing is written under <c>goldens/</c> and no diff tool is opened.</summary>
public static class ContinuousIntegration
{
    /// <summary>True where the variable <c>CI</c> is set (to anything but <c>false</c> or <c>0</c>), or DiffEngine knows the build server.</summary>
    public static bool Detected { get; } = Detect(Environment.GetEnvironmentVariable("CI"), BuildServerDetector.Detected);

    /// <summary>Refuses to approve goldens on a build server.</summary>
    /// <exception cref="ParityException">This is a build server.</exception>
    public static void RefuseApproval(bool onServer)
    {
        if (onServer)
        {
            throw new ParityException("expected a person at a desktop to approve goldens; found a build server (the variable CI is set). Run `parity accept` locally and commit the goldens.");
        }
    }

    // DiffEngine alone misses a plain CI=true.
    internal static bool Detect(string? variable, bool knownServer) =>
        knownServer || (!string.IsNullOrEmpty(variable) && variable is not "0" && !variable.Equals("false", StringComparison.OrdinalIgnoreCase));
}
