using System.Collections.Concurrent;
using System.Diagnostics;

namespace Parity.Machines;

/// <summary>What must not outlive this process: the programs it started are stopped first, then the folders they were given are deleted.</summary>
internal static class ProcessEnd
{
    private static readonly ConcurrentDictionary<Process, bool> Programs = new();
    private static readonly ConcurrentDictionary<string, bool> Folders = new(StringComparer.Ordinal);

    static ProcessEnd() => AppDomain.CurrentDomain.ProcessExit += (_, _) => End();

    /// <summary>Stops a program when this process ends.</summary>
    public static void Stops(Process program) => Programs[program] = true;

    /// <summary>A program that needs no stopping any more.</summary>
    public static void Forgets(Process program) => Programs.TryRemove(program, out _);

    /// <summary>Deletes a folder when this process ends.</summary>
    public static void Deletes(string folder) => Folders[folder] = true;

    /// <summary>A folder that needs no deleting any more.</summary>
    public static void Forgets(string folder) => Folders.TryRemove(folder, out _);

    private static void End()
    {
        foreach (var program in Programs.Keys)
        {
            ProgramProcess.Stop(program);
        }

        foreach (var folder in Folders.Keys)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A file that is still open on Windows: it lies in the temporary folder, and the exit code must stay the run's own.
            }
        }
    }
}
