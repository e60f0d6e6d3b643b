using System.Diagnostics;
using Xunit.Abstractions;

namespace Parity.Cli.Tests;

/// <summary>Runs programs as a person would, without what the test host sets for itself.</summary>
internal sealed class CleanProcess(string folder, ITestOutputHelper output)
{
    /// <summary>The packages that are restored on this machine already, as a fallback.</summary>
    public static string MachinePackages { get; } =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Further variables of the environment.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Runs <c>dotnet</c> to its end, which must be a good one.</summary>
    public string DotNet(params string[] arguments) => Run(0, "dotnet", arguments);

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it wrote to the standard output and then to the standard error.</returns>
    public string Run(int exitCode, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // The test host's own settings must not reach the builds, and a build server's refusal to approve must not either.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || k.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase) || k == "CI").ToList())
        {
            start.Environment.Remove(name);
        }

        // Servers that stay behind would hold the folder and the pipes of this test.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["PARITY_MACHINE_PACKAGES"] = MachinePackages;
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        output.WriteLine($"{Path.GetFileName(program)} {string.Join(' ', arguments)}: {process.ExitCode}");
        process.ExitCode.Should().Be(exitCode, "{0} {1} said: {2}", program, string.Join(' ', arguments), text);
        return text;
    }
}
