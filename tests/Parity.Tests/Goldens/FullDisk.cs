using Parity.Goldens;

namespace Parity.Tests.Goldens;

/// <summary>A disk that is full from a chosen write on: half of the bytes still fit.</summary>
internal sealed class FullDisk(int fullAt) : IDurableFiles
{
    private readonly DiskFiles _disk = new();
    private int _writes;

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        if (_writes++ >= fullAt)
        {
            _disk.Write(path, bytes[..(bytes.Length / 2)]);
            throw new IOException("No space left on device");
        }

        _disk.Write(path, bytes);
    }

    public void Replace(string source, string target) => _disk.Replace(source, target);

    public void Delete(string path) => _disk.Delete(path);
}
