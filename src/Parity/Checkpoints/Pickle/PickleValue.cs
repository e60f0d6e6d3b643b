namespace Parity.Checkpoints.Pickle;

/// <summary>
/// A value read from a pickle: plain data. Nothing in the file was executed to make it; what Python would have called or
/// instantiated is a <see cref="PickleObject"/> that merely carries the name and the arguments.
/// </summary>
public abstract class PickleValue
{
    /// <summary>What a message calls a value of this kind, for instance <c>a dict</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The value as a short text for a message: scalars as Python writes them, everything else by kind.</summary>
    public override string ToString() => Kind;
}
