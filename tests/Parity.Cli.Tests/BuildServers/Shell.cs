using System.Diagnostics;

namespace Parity.Cli.Tests.BuildServers;

/// <summary>Runs a service's script as the service does: a file given to a shell.</summary>
internal static class Shell
{
    /// <summary>What a script said.</summary>
    public sealed record Result(int Code, string Output);

    /// <summary>Whether these programs are on the PATH.</summary>
    public static bool Has(params string[] programs) => programs.All(program =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))));

    /// <summary>Runs a script to its end; one that takes a minute is ended and fails.</summary>
    /// <param name="shell">The shell and its options.</param>
    /// <param name="script">The script's text.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="variables">Variables of its environment beside the machine's own.</param>
    public static Result Run(IReadOnlyList<string> shell, string script, string folder, IReadOnlyDictionary<string, string> variables)
    {
        var file = Path.Combine(folder, $"script-{Guid.NewGuid():N}.sh");
        File.WriteAllText(file, script);
        var start = new ProcessStartInfo(shell[0], [.. shell.Skip(1), file]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(TimeSpan.FromMinutes(1)))
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        File.Delete(file);
        return new(process.ExitCode, output.GetAwaiter().GetResult() + error.GetAwaiter().GetResult());
    }

    /// <summary>Puts a program of a few lines before all others on the PATH, for a script to call.</summary>
    public static string PathWith(string folder, string program, string script)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName, program);
        File.WriteAllText(file, "#!/bin/sh\n" + script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return Path.GetDirectoryName(file) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
    }
}
