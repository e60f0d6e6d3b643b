using System.Runtime.InteropServices;

namespace Parity.Checkpoints.Storages;

/// <summary>Bytes lent until disposed: in place where they lie in a mapped file, otherwise a copy.</summary>
/// <param name="span">The bytes.</param>
/// <param name="mapping">The mapping whose pointer was acquired for them; null for managed memory.</param>
internal readonly ref struct LentBytes(ReadOnlySpan<byte> span, SafeBuffer? mapping)
{
    /// <summary>The bytes; not to be used after disposal.</summary>
    public ReadOnlySpan<byte> Span { get; } = span;

    /// <summary>True when no memory was taken for them.</summary>
    public bool IsMapped => mapping is not null;

    /// <summary>Gives them back.</summary>
    public void Dispose() => mapping?.ReleasePointer();
}
