using System.Globalization;
using System.Numerics;

namespace Parity.Checkpoints.Pickle;

/// <summary>An integer of any size.</summary>
public sealed class PickleInteger(BigInteger value) : PickleValue
{
    /// <summary>The value.</summary>
    public BigInteger Value { get; } = value;

    /// <inheritdoc/>
    public override string Kind => "an integer";

    /// <summary>The value as 64 bits, where it fits.</summary>
    public bool TryGetInt64(out long value)
    {
        var fits = Value >= long.MinValue && Value <= long.MaxValue;
        value = fits ? (long)Value : 0;
        return fits;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
