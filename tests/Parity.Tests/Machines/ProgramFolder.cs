using Parity.Machines;

namespace Parity.Tests.Machines;

/// <summary>A folder of small shell scripts in the place of programs that are not here.</summary>
internal sealed class ProgramFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("parity-programs-").FullName;

    public ProgramSearch Search => new(Root, []);

    public string Write(string name, string script)
    {
        var path = Path.Combine(Root, name);
        File.WriteAllText(path, "#!/bin/sh\n" + script.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
