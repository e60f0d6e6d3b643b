using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Parity.Checkpoints.Storages;

/// <summary>A file mapped into memory for reading: its bytes are used where they lie and cost no memory of their own.</summary>
internal sealed class MappedFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    private MappedFile(SafeFileHandle handle, MemoryMappedFile file) =>
        (_handle, _file, _view) = (handle, file, file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read));

    /// <summary>Maps the whole file; null where the system cannot (some network file systems, a 32-bit process).</summary>
    public static MappedFile? TryOpen(SafeFileHandle handle)
    {
        MemoryMappedFile? file = null;
        try
        {
            file = MemoryMappedFile.CreateFromFile(handle, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
            return new(handle, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            file?.Dispose();
            return null;
        }
    }

    /// <summary>
    /// Lends bytes of the range that the file had when it was mapped. False when the file has become shorter: touching its pages
    /// behind the end would kill the process with a bus error, which no handler catches.
    /// </summary>
    public unsafe bool TryLend(long offset, int length, out LentBytes bytes)
    {
        if (RandomAccess.GetLength(_handle) - length < offset)
        {
            bytes = default;
            return false;
        }

        // Acquired, so that another thread that disposes the file meanwhile does not unmap it.
        var view = _view.SafeMemoryMappedViewHandle;
        byte* start = null;
        view.AcquirePointer(ref start);
        bytes = new(new(start + _view.PointerOffset + offset, length), view);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
