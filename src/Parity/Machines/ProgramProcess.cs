using System.ComponentModel;
using System.Diagnostics;

namespace Parity.Machines;

/// <summary>Runs programs without a shell and without input. Neither a program nor what it started outlives its time limit or this process.</summary>
internal static class ProgramProcess
{
    // A process that the program left behind holds its streams open for as long as it likes.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="start">The program, its arguments and its folder.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="output">Reads what it writes to the standard output.</param>
    /// <param name="errors">Reads what it writes to the standard error.</param>
    /// <returns>Its exit code; null when it did not end in time and was stopped, with everything it had started.</returns>
    /// <exception cref="ParityException">It cannot be started.</exception>
    public static int? Run(ProcessStartInfo start, TimeSpan limit, Func<TextReader, Task> output, Func<TextReader, Task> errors)
    {
        start.RedirectStandardError = start.RedirectStandardInput = start.RedirectStandardOutput = true;
        using var process = Start(start);
        ProcessEnd.Stops(process);
        try
        {
            // A program that asks something would wait for an answer that never comes.
            process.StandardInput.Close();
            var streams = Task.WhenAll(ReadAsync(process.StandardOutput, output), ReadAsync(process.StandardError, errors));
            var ended = process.WaitForExit(limit);
            if (!ended)
            {
                Stop(process);
                process.WaitForExit();
            }

            streams.Wait(LastWords);
            return ended ? process.ExitCode : null;
        }
        finally
        {
            ProcessEnd.Forgets(process);
        }
    }

    /// <summary>Stops a program with everything it started.</summary>
    public static void Stop(Process process)
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

    private static async Task ReadAsync(StreamReader stream, Func<TextReader, Task> read)
    {
        try
        {
            await read(stream).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Whoever waited for the program has what it needs and has closed the stream.
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new ParityException($"{start.FileName} cannot be started.");
        }
        catch (Win32Exception e)
        {
            throw new ParityException($"{start.FileName} cannot be started{(start.WorkingDirectory.Length > 0 ? $" in {start.WorkingDirectory}" : string.Empty)}: {e.Message}.", e);
        }
    }
}
