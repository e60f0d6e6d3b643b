namespace Parity.Machines;

/// <summary>Finds programs as a shell would, and in the folders that NVIDIA's packages use without putting them on the PATH.</summary>
/// <param name="path">The PATH, as the environment has it; null: nothing.</param>
/// <param name="further">Folders to look into afterwards.</param>
internal sealed class ProgramSearch(string? path, IReadOnlyList<string> further)
{
    private static readonly string[] WindowsEndings = [".exe", ".cmd", ".bat"];

    /// <summary>The search of this process; trtexec lies in <c>/usr/src/tensorrt/bin</c> of Debian packages and of JetPack.</summary>
    public static ProgramSearch Here => new(Environment.GetEnvironmentVariable("PATH"), OperatingSystem.IsWindows() ? [] : ["/usr/src/tensorrt/bin"]);

    /// <summary>The full path of a program, or null.</summary>
    public string? Find(string name) =>
        (path?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [])
            .Concat(further)
            .SelectMany(folder => Names(name).Select(n => Path.Combine(folder, n)))
            .FirstOrDefault(IsProgram);

    /// <summary>The program at a full path, or null where none lies there that may be started.</summary>
    public static string? FindAt(string path) => Names(path).FirstOrDefault(IsProgram);

    private static IEnumerable<string> Names(string name) =>
        !OperatingSystem.IsWindows() || WindowsEndings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) ? [name] : WindowsEndings.Select(e => name + e);

    private static bool IsProgram(string file) =>
        File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
