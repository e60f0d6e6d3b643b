namespace Parity.Checkpoints.Storages;

/// <summary>Bytes that are read by position; reading past the end is an error of the file, not of the caller.</summary>
internal abstract class ByteSource(string path)
{
    /// <summary>The file the bytes come from, for messages.</summary>
    public string Path { get; } = path;

    /// <summary>The number of bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Fills <paramref name="destination"/> with the bytes at <paramref name="offset"/>.</summary>
    /// <exception cref="CheckpointException">The bytes are not there.</exception>
    public void Read(long offset, Span<byte> destination)
    {
        CheckRange(offset, destination.Length);
        ReadCore(offset, destination);
    }

    /// <summary>The bytes from <paramref name="offset"/> on.</summary>
    public byte[] ReadBytes(long offset, int count)
    {
        // Before memory is taken.
        CheckRange(offset, count);
        var bytes = GC.AllocateUninitializedArray<byte>(count);
        ReadCore(offset, bytes);
        return bytes;
    }

    /// <summary>Lends the bytes from <paramref name="offset"/> on, in place where the source can.</summary>
    /// <exception cref="CheckpointException">The bytes are not there.</exception>
    public LentBytes Lend(long offset, int length)
    {
        CheckRange(offset, length);
        return LendCore(offset, length);
    }

    /// <summary>A part of these bytes.</summary>
    public ByteSource Slice(long offset, long length) => new SliceSource(this, offset, length);

    /// <summary>The error for contents that contradict themselves.</summary>
    public CheckpointException Damaged(string detail) => new(Path, CheckpointProblem.Damaged, detail);

    /// <summary>Reads inside the bounds.</summary>
    protected abstract void ReadCore(long offset, Span<byte> destination);

    /// <summary>Lends bytes inside the bounds; a copy unless the source knows better.</summary>
    protected virtual LentBytes LendCore(long offset, int length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        ReadCore(offset, bytes);
        return new(bytes, null);
    }

    private void CheckRange(long offset, long count)
    {
        if (offset < 0 || count < 0 || offset > Length - count)
        {
            throw Damaged($"expected {count} bytes at offset {offset}, but {Length} bytes are there. The file is cut off or damaged: copy or download it again.");
        }
    }

    private sealed class SliceSource : ByteSource
    {
        private readonly ByteSource _inner;
        private readonly long _offset;

        public SliceSource(ByteSource inner, long offset, long length)
            : base(inner.Path)
        {
            inner.CheckRange(offset, length);
            (_inner, _offset, Length) = (inner, offset, length);
        }

        public override long Length { get; }

        protected override void ReadCore(long offset, Span<byte> destination) => _inner.ReadCore(_offset + offset, destination);

        protected override LentBytes LendCore(long offset, int length) => _inner.LendCore(_offset + offset, length);
    }
}
