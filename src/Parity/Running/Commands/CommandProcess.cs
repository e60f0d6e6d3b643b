using System.ComponentModel;
using System.Diagnostics;

namespace Parity.Running.Commands;

/// <summary>A command that was run to its end.</summary>
/// <param name="ExitCode">What it returned; null when it did not end in time and was stopped, with everything it had started.</param>
/// <param name="Errors">The end of what it wrote to stderr.</param>
internal sealed record CommandProcess(int? ExitCode, string Errors)
{
    private const int LongestErrorText = 4000;

    // A process that the command left behind holds its streams open for as long as it likes.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    /// <summary>Runs a program without a shell.</summary>
    /// <exception cref="ParityException">It cannot be started.</exception>
    public static CommandProcess Run(string program, IEnumerable<string> arguments, string folder, TimeSpan limit)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        var errors = new TextTail(LongestErrorText);
        using var process = Start(start);
        void End(object? sender, EventArgs e) => Stop(process);
        AppDomain.CurrentDomain.ProcessExit += End;
        try
        {
            return Wait(process, errors, limit);
        }
        finally
        {
            AppDomain.CurrentDomain.ProcessExit -= End;
        }
    }

    private static CommandProcess Wait(Process process, TextTail errors, TimeSpan limit)
    {

        // A command that asks something would wait for an answer that never comes.
        process.StandardInput.Close();
        var streams = Task.WhenAll(errors.ReadAsync(process.StandardError), new TextTail(0).ReadAsync(process.StandardOutput));
        var ended = process.WaitForExit(limit);
        if (!ended)
        {
            Stop(process);
            process.WaitForExit();
        }

        streams.Wait(LastWords);
        return new(ended ? process.ExitCode : null, errors.ToString());
    }

    // Also called when this process ends, which the command must not outlive.
    private static void Stop(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new ParityException($"The command \"{start.FileName}\" could not be started.");
        }
        catch (Win32Exception e)
        {
            throw new ParityException($"The command \"{start.FileName}\" could not be started in {start.WorkingDirectory}: {e.Message}. Check that the program is installed and on the PATH.", e);
        }
    }
}
