using Microsoft.Win32.SafeHandles;

namespace Parity.Checkpoints.Storages;

/// <summary>
/// A file read with positioned reads. Not memory-mapped: a mapped file that another process truncates kills this one with a bus
/// error, which no handler catches.
/// </summary>
internal sealed class FileSource : ByteSource, IDisposable
{
    private readonly SafeFileHandle _handle;

    private FileSource(string path, SafeFileHandle handle)
        : base(path) => (_handle, Length) = (handle, RandomAccess.GetLength(handle));

    /// <summary>The length when the file was opened.</summary>
    public override long Length { get; }

    /// <summary>Opens the file for reading.</summary>
    /// <exception cref="CheckpointException">There is no such file, or it cannot be read.</exception>
    public static FileSource Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new CheckpointException(path, CheckpointProblem.Unreadable, "expected a checkpoint file, found a folder. Name the file inside it." + WrongFiles.NearbyCandidates.Sentence(path));
        }

        if (!File.Exists(path))
        {
            throw new CheckpointException(path, CheckpointProblem.Unreadable, "there is no such file." + WrongFiles.NearbyCandidates.Sentence(path));
        }

        try
        {
            return new(path, File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException(path, CheckpointProblem.Unreadable, $"the file cannot be opened: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    /// <inheritdoc/>
    protected override void ReadCore(long offset, Span<byte> destination)
    {
        try
        {
            while (!destination.IsEmpty)
            {
                var count = RandomAccess.Read(_handle, destination, offset);
                if (count == 0)
                {
                    throw Damaged($"the file ended at offset {offset} although it had {Length} bytes when it was opened. It was changed while being read: try again.");
                }

                offset += count;
                destination = destination[count..];
            }
        }
        catch (IOException e)
        {
            throw new CheckpointException(Path, CheckpointProblem.Unreadable, $"reading at offset {offset} failed: {e.Message}", e);
        }
    }
}
