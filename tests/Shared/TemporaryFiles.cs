using System.Runtime.CompilerServices;

namespace Parity.Testing;

/// <summary>Gives each test process its own folder for temporary files and deletes it when the process ends, whatever tests leave behind.</summary>
internal static class TemporaryFiles
{
    [ModuleInitializer]
    internal static void UseOwnFolder()
    {
        var variable = OperatingSystem.IsWindows() ? "TMP" : "TMPDIR";
        var before = Environment.GetEnvironmentVariable(variable);
        var folder = Directory.CreateTempSubdirectory("parity-tests-").FullName;
        Environment.SetEnvironmentVariable(variable, folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Environment.SetEnvironmentVariable(variable, before);
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A file still open on Windows stays for the system's own cleaning; it must not fail a run that has ended.
            }
        };
    }
}
