using System.Diagnostics;

namespace Parity.Cli.Tests;

/// <summary>The tool in a process of its own, as on a person's machine.</summary>
internal static class ToolProcess
{
    /// <summary>Starts it in a folder.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Parity.Cli.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };

        // On a build server nothing is approved; these processes stand for a person's.
        foreach (var variable in start.Environment.Keys.Where(k => k is not ("PATH" or "HOME" or "DOTNET_ROOT" or "TMPDIR" or "TMP" or "TEMP" or "USERPROFILE" or "SystemRoot" or "LOCALAPPDATA" or "APPDATA")).ToList())
        {
            start.Environment.Remove(variable);
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>The exit code and what it wrote to the standard output.</returns>
    public static async Task<(int Code, string Text)> Run(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, text);
    }
}
