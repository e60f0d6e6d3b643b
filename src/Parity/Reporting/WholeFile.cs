using Parity.Goldens;

namespace Parity.Reporting;

/// <summary>Writes files of a report in one step each.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file and its folder.</summary>
    /// <exception cref="ParityException">It cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        IDurableFiles files = new DiskFiles();
        try
        {
            files.WriteWhole(TemporaryFile.Beside(path), path, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"{path}: the file cannot be written: {e.Message}", e);
        }
    }
}
