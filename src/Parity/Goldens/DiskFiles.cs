namespace Parity.Goldens;

/// <summary>Writes to the disk.</summary>
internal sealed class DiskFiles : IDurableFiles
{
    /// <inheritdoc/>
    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    // rename(2) and MoveFileEx replace in one step: a reader sees the old file or the new one, never half of either.
    public void Replace(string source, string target) => File.Move(source, target, overwrite: true);

    /// <inheritdoc/>
    public void Delete(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }
}
