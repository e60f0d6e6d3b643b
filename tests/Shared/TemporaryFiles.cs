using System.Runtime.CompilerServices;

namespace Parity.Testing;

/// <summary>Gives each test process its own folder for temporary files and deletes it when the process ends, whatever tests leave behind.</summary>
internal static class TemporaryFiles
{
    private const string Prefix = "parity-tests-";
    private const string LockSuffix = ".lock";

    [ModuleInitializer]
    internal static void UseOwnFolder()
    {
        DeleteRemains();
        var variable = OperatingSystem.IsWindows() ? "TMP" : "TMPDIR";
        var before = Environment.GetEnvironmentVariable(variable);
        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        var held = Hold(folder + LockSuffix, FileMode.CreateNew);
        Environment.SetEnvironmentVariable(variable, folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Environment.SetEnvironmentVariable(variable, before);
            Delete(folder, held);
        };
    }

    // The test platform kills a test process that takes longer than 100 ms to end, which deleting may: the next one goes on with it.
    private static void DeleteRemains()
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), Prefix + "*" + LockSuffix))
        {
            try
            {
                Delete(file[..^LockSuffix.Length], Hold(file, FileMode.Open));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Its process is at work, or another has deleted it.
            }
        }
    }

    // The system lets go of it with the process, however that ends.
    private static FileStream Hold(string file, FileMode mode) => new(file, mode, FileAccess.ReadWrite, FileShare.None);

    private static void Delete(string folder, FileStream held)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            // Windows deletes no file that is held.
            held.Dispose();
            File.Delete(held.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file still open on Windows is left for the next test process; it must not fail a run that has ended.
            held.Dispose();
        }
    }
}
