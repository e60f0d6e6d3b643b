using Parity.Machines;
using Parity.Running.Commands;

namespace Parity.Specs.Files;

/// <summary>Checks that the program and the working directory of a command are there.</summary>
internal static class CommandFiles
{
    /// <summary>What is missing, each at its place in the spec.</summary>
    /// <param name="at">Where the command line stands.</param>
    /// <param name="what">Whose it is, for messages.</param>
    /// <param name="commandLine">The command line, whose form is sound.</param>
    /// <param name="settings">The settings beside it.</param>
    public static IEnumerable<SpecProblem> Problems(SpecLocation at, string what, string commandLine, SpecMap? settings)
    {
        var folder = CommandOptions.Bind(settings, Path.GetDirectoryName(Path.GetFullPath(at.File))!).WorkingDirectory;
        var program = CommandLine.Split(commandLine)[0];
        if (!Directory.Exists(folder))
        {
            var place = settings?.Entries.FirstOrDefault(e => e.Key.Text == CommandOptions.Keys[1]).Value?.At ?? at;
            yield return new(place, $"the working directory of {what}'s command, {SpecScalar.ShowPath(folder)}, {(File.Exists(folder) ? "is a file; name a folder." : $"does not exist.{NearFiles.Hint(folder)}")}");
        }

        // A program may itself be a placeholder's file, which is there only when it runs.
        if (!program.Contains('{', StringComparison.Ordinal) && CommandProgram.Problem(program, folder, ProgramSearch.Here) is { } problem)
        {
            yield return new(at, $"the program of {what}'s command, {SpecScalar.Show(program)}, {problem}");
        }
    }
}
