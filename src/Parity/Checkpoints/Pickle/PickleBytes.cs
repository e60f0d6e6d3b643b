namespace Parity.Checkpoints.Pickle;

/// <summary>Python's <c>bytes</c> or <c>bytearray</c>.</summary>
public sealed class PickleBytes(ReadOnlyMemory<byte> value) : PickleValue
{
    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Value { get; } = value;

    /// <inheritdoc/>
    public override string Kind => "bytes";

    /// <inheritdoc/>
    public override string ToString() => $"{Value.Length} bytes";
}
