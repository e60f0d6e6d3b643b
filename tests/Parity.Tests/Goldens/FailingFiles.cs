using Parity.Goldens;

namespace Parity.Tests.Goldens;

/// <summary>A disk on which the process dies at a chosen step; a write that is cut short leaves half of its bytes.</summary>
internal sealed class FailingFiles(int dieAt) : IDurableFiles
{
    private readonly DiskFiles _disk = new();
    private int _step;

    public int Steps => _step;

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        if (_step++ == dieAt)
        {
            _disk.Write(path, bytes[..(bytes.Length / 2)]);
            throw new ProcessKilledException();
        }

        _disk.Write(path, bytes);
    }

    public void Replace(string source, string target)
    {
        DieIfDue();
        _disk.Replace(source, target);
    }

    public void Delete(string path)
    {
        DieIfDue();
        _disk.Delete(path);
    }

    private void DieIfDue()
    {
        if (_step++ == dieAt)
        {
            throw new ProcessKilledException();
        }
    }
}
