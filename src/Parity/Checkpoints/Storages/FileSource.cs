using Microsoft.Win32.SafeHandles;

namespace Parity.Checkpoints.Storages;

/// <summary>
/// A file. What is wanted whole is read by position, straight into its place: copying it out of a mapping was measured to take twice the
/// processor time. What is only picked from is lent out of a mapping, made when it is first asked for.
/// </summary>
internal sealed class FileSource : ByteSource, IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly Lazy<MappedFile?> _mapping;

    private FileSource(string path, SafeFileHandle handle)
        : base(path)
    {
        (_handle, Length) = (handle, RandomAccess.GetLength(handle));
        _mapping = new(() => MappedFile.TryOpen(handle));
    }

    /// <summary>The length when the file was opened.</summary>
    public override long Length { get; }

    /// <summary>Opens the file for reading.</summary>
    /// <exception cref="CheckpointException">There is no such file, it is empty, or it cannot be read.</exception>
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
            // A pipe has no length either, and opening one would wait for its writer.
            if (new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Length == 0)
            {
                throw new CheckpointException(path, CheckpointProblem.NotACheckpoint, WrongFiles.WrongFile.Describe(path, [], 0));
            }

            return new(path, File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException(path, CheckpointProblem.Unreadable, $"the file cannot be opened: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_mapping.IsValueCreated)
        {
            _mapping.Value?.Dispose();
        }

        _handle.Dispose();
    }

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
                    throw Shortened(offset);
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

    /// <inheritdoc/>
    protected override LentBytes LendCore(long offset, int length) => _mapping.Value is not { } mapping ? base.LendCore(offset, length)
        : mapping.TryLend(offset, length, out var bytes) ? bytes
        : throw Shortened(offset);

    private CheckpointException Shortened(long offset) =>
        Damaged($"the file ended at offset {offset} or soon behind it, although it had {Length} bytes when it was opened. It was changed while being read: try again.");
}
