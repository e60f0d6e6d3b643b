namespace Parity.Cli;

/// <summary>A text file that the person at the command line asked for.</summary>
internal static class OutputFile
{
    /// <summary>Writes a file and its folder: the whole text, or nothing.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="text">What it will hold.</param>
    /// <param name="fix">What to do where it cannot be written.</param>
    /// <param name="overwrite">False: a file that came to be there meanwhile is an error.</param>
    /// <exception cref="ParityException">It cannot be written.</exception>
    public static void Write(string path, string text, string fix, bool overwrite = true)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                File.WriteAllText(temporary, text);
                File.Move(temporary, path, overwrite);
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ParityException($"{path} cannot be written: {e.Message.TrimEnd('.')}. {fix}", e);
        }
    }
}
