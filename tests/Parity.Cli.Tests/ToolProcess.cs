using System.Diagnostics;

namespace Parity.Cli.Tests;

/// <summary>The tool as a process of its own, as a person at a desk starts it: on a build server nothing would be approved.</summary>
internal static class ToolProcess
{
    private static readonly string[] Kept = ["PATH", "HOME", "DOTNET_ROOT", "TMPDIR", "TMP", "TEMP", "USERPROFILE", "SystemRoot", "LOCALAPPDATA", "APPDATA"];

    /// <summary>The tool's assembly, started with <c>dotnet</c>.</summary>
    public static string Assembly => Path.Combine(AppContext.BaseDirectory, "Parity.Cli.dll");

    /// <summary>Starts the tool in a folder.</summary>
    public static Process Start(string folder, params string[] arguments) => StartProgram(folder, "dotnet", [Assembly, .. arguments]);

    /// <summary>Starts it as a terminal does, where Ctrl-C reaches it: a test run in the background ignores Ctrl-C, and so would what it starts.</summary>
    public static Process StartInTerminal(string folder, params string[] arguments) => OperatingSystem.IsLinux()
        ? StartProgram(folder, "env", ["--default-signal=INT,TERM", "dotnet", Assembly, .. arguments])
        : Start(folder, arguments);

    /// <summary>Starts another program that starts the tool.</summary>
    public static Process StartProgram(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var variable in start.Environment.Keys.Where(k => !Kept.Contains(k)).ToList())
        {
            start.Environment.Remove(variable);
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code, and what was said on both streams.</returns>
    public static async Task<(int ExitCode, string Said)> Ended(Process process)
    {
        using (process)
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output + await error);
        }
    }
}
