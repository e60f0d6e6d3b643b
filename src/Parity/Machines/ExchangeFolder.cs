namespace Parity.Machines;

/// <summary>A temporary folder for what goes into and comes out of a program. It is deleted when disposed, or with this process where that is ended before.</summary>
internal sealed class ExchangeFolder : IDisposable
{
    /// <summary>Makes the folder.</summary>
    /// <param name="prefix">How its name begins.</param>
    public ExchangeFolder(string prefix)
    {
        Path = Directory.CreateTempSubdirectory(prefix).FullName;
        ProcessEnd.Deletes(Path);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // It was disposed before, or the process is ending.
        }

        ProcessEnd.Forgets(Path);
    }
}
