namespace Parity.Goldens;

/// <summary>The few writes that goldens need, so that a test can stop after any of them.</summary>
internal interface IDurableFiles
{
    /// <summary>Writes a whole file and has it on the disk before returning; its folder is made.</summary>
    void Write(string path, ReadOnlySpan<byte> bytes);

    /// <summary>Puts one file in the place of another in one step.</summary>
    void Replace(string source, string target);

    /// <summary>Deletes a file if it is there.</summary>
    void Delete(string path);

    /// <summary>Writes a file such that a reader sees the old one or the new one, never a part.</summary>
    /// <param name="temporary">A file beside <paramref name="path"/> that no other process writes.</param>
    /// <param name="path">The file.</param>
    /// <param name="bytes">Its content.</param>
    sealed void WriteWhole(string temporary, string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            Write(temporary, bytes);
            Replace(temporary, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk must not be filled with remains, too. The folder may be gone or read-only: the first error is the one to tell.
            if (File.Exists(temporary))
            {
                Delete(temporary);
            }

            throw;
        }
    }
}
