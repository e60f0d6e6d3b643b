using System.Runtime.InteropServices;

namespace Parity.Reporting;

/// <summary>What a run ran on.</summary>
/// <param name="Tool">The version of Parity.</param>
/// <param name="Runtime">The version of .NET.</param>
/// <param name="OperatingSystem">The operating system in its own words.</param>
/// <param name="Architecture">The processor's architecture: <c>x64</c>, <c>arm64</c>.</param>
/// <param name="Processors">The processors the process may use.</param>
public sealed record ReportMachine(string Tool, string Runtime, string OperatingSystem, string Architecture, int Processors)
{
    /// <summary>The machine this process runs on.</summary>
    public static ReportMachine Here { get; } = new(
        typeof(ReportMachine).Assembly.GetName().Version?.ToString(3) ?? "unknown",
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        Environment.ProcessorCount);
}
