using Parity.Machines;
using Parity.Specs;
using Parity.Specs.Files;

namespace Parity.Running.Commands;

/// <summary>
/// Where the program of a command lies. A name with a slash is relative to the working directory, as a shell there has it (.NET would look into the
/// folder that Parity was started in); any other is looked for on the PATH.
/// </summary>
internal static class CommandProgram
{
    /// <summary>The program's full path, or null.</summary>
    public static string? Find(string program, string workingDirectory, ProgramSearch search) =>
        IsPath(program) ? ProgramSearch.FindAt(Path.GetFullPath(program, workingDirectory)) : search.Find(program);

    /// <summary>Why the program cannot be started, as the end of a sentence that names it; null when it can.</summary>
    public static string? Problem(string program, string workingDirectory, ProgramSearch search)
    {
        if (Find(program, workingDirectory, search) is not null)
        {
            return null;
        }

        if (!IsPath(program))
        {
            return $"is not on the PATH; install it, or name it by its path from {SpecScalar.ShowPath(workingDirectory)}.";
        }

        var path = Path.GetFullPath(program, workingDirectory);
        return File.Exists(path)
            ? "is no program that may be started; make it executable (chmod +x), or start what runs it, for instance python3."
            : $"does not exist in {Path.GetDirectoryName(path)}.{NearFiles.Hint(path)}";
    }

    private static bool IsPath(string program) => program.Contains('/', StringComparison.Ordinal) || program.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
