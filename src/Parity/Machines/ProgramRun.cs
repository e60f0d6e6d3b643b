using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Parity.Machines;

/// <summary>A program that was run to its end.</summary>
/// <param name="ExitCode">What it returned.</param>
/// <param name="Output">What it wrote to both streams, in the order it arrived.</param>
/// <param name="IsTimeout">True when it did not end in time and was stopped.</param>
internal sealed record ProgramRun(int ExitCode, string Output, bool IsTimeout)
{
    // A program that writes without end must not fill the memory.
    private const int MostCharacters = 4_000_000;

    /// <summary>Runs a program without a shell.</summary>
    /// <exception cref="ParityException">It cannot be started.</exception>
    public static ProgramRun Of(string program, IEnumerable<string> arguments, TimeSpan limit, string? folder = null, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder ?? string.Empty,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(output, line.Data);
        Start(process);
        process.StandardInput.Close();
        var ended = process.WaitForExit(limit);
        if (!ended)
        {
            process.Kill(entireProcessTree: true);
        }

        // Without a limit this also waits for the last lines.
        process.WaitForExit();
        lock (output)
        {
            return new(process.ExitCode, output.ToString(), !ended);
        }
    }

    private static void Start(Process process)
    {
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new ParityException($"{process.StartInfo.FileName} cannot be started: {e.Message}.", e);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private static void Keep(StringBuilder output, string? line)
    {
        lock (output)
        {
            if (line is not null && output.Length + line.Length < MostCharacters)
            {
                output.Append(line).Append('\n');
            }
        }
    }
}
