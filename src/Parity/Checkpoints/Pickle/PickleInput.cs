using System.Buffers.Binary;
using System.Text;
using Parity.Checkpoints.Storages;

namespace Parity.Checkpoints.Pickle;

/// <summary>Reads a pickle's bytes from front to back through a small window; a claimed length is checked before memory is taken.</summary>
internal sealed class PickleInput(ByteSource source, long start = 0)
{
    private readonly byte[] _window = new byte[(int)Math.Clamp(source.Length - start, 16, 1 << 16)];
    private long _windowStart = start;
    private int _windowLength;
    private int _next;
    private long _taken;

    /// <summary>Where the next byte stands in the source.</summary>
    public long Position => _windowStart + _next;

    /// <summary>The file, for messages.</summary>
    public string Path => source.Path;

    /// <summary>The next byte.</summary>
    public byte ReadByte()
    {
        if (_next == _windowLength)
        {
            Fill(1);
        }

        return _window[_next++];
    }

    /// <summary>The next two bytes, little-endian.</summary>
    public int ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    /// <summary>The next four bytes, little-endian.</summary>
    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    /// <summary>The next four bytes as an unsigned length.</summary>
    public long ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>The next eight bytes as a length; one beyond 2^63 is as absurd as a negative one.</summary>
    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    /// <summary>The next eight bytes as a big-endian double, as pickle writes floats.</summary>
    public double ReadDouble() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>The next bytes as text.</summary>
    public string ReadText(long length, Encoding encoding)
    {
        CheckLength(length);
        return length <= _window.Length ? encoding.GetString(Take((int)length)) : encoding.GetString(ReadBytes(length));
    }

    /// <summary>The next bytes.</summary>
    public byte[] ReadBytes(long length)
    {
        CheckLength(length);
        var bytes = source.ReadBytes(Position, (int)length);
        _windowStart = Position + length;
        _next = _windowLength = 0;
        return bytes;
    }

    /// <summary>A line of text without its end, as GLOBAL writes names.</summary>
    public string ReadLine()
    {
        const int longest = 1024;
        Span<byte> line = stackalloc byte[longest];
        for (var i = 0; i < longest; i++)
        {
            var value = ReadByte();
            if (value == (byte)'\n')
            {
                return Encoding.UTF8.GetString(line[..i]);
            }

            line[i] = value;
        }

        throw Damaged($"a name is longer than {longest} bytes.");
    }

    /// <summary>The error for a pickle that contradicts itself.</summary>
    public CheckpointException Damaged(string detail) =>
        source.Damaged($"the pickle is damaged near byte {Position}: {detail} Copy or download the file again.");

    /// <summary>The error for a pickle that asks for too much.</summary>
    public CheckpointException TooMuch(string detail) =>
        new(Path, CheckpointProblem.LimitExceeded, $"near byte {Position} of the pickle: {detail} No real checkpoint needs that: do not trust the file.");

    private void CheckLength(long length)
    {
        if (length < 0 || length > source.Length - Position)
        {
            throw Damaged($"a value claims {length} bytes where {source.Length - Position} are left.");
        }

        _taken += length;
        if (length > CheckpointLimits.PickleValueBytes || _taken > CheckpointLimits.PickleTotalBytes)
        {
            throw TooMuch($"a value takes {length} bytes ({_taken} with those before it); at most {CheckpointLimits.PickleValueBytes} are read in one piece and {CheckpointLimits.PickleTotalBytes} in all.");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_windowLength - _next < count)
        {
            Fill(count);
        }

        _next += count;
        return _window.AsSpan(_next - count, count);
    }

    private void Fill(int needed)
    {
        _windowStart += _next;
        _next = 0;
        _windowLength = (int)Math.Min(_window.Length, source.Length - _windowStart);
        if (_windowLength < needed)
        {
            throw source.Damaged($"the pickle ends at byte {source.Length} in the middle of a value. The file is cut off or damaged: copy or download it again.");
        }

        source.Read(_windowStart, _window.AsSpan(0, _windowLength));
    }
}
