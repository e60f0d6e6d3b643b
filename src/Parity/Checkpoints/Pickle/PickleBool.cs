namespace Parity.Checkpoints.Pickle;

/// <summary>Python's <c>True</c> or <c>False</c>.</summary>
public sealed class PickleBool : PickleValue
{
    private PickleBool(bool value) => Value = value;

    /// <summary><c>True</c>.</summary>
    public static PickleBool True { get; } = new(true);

    /// <summary><c>False</c>.</summary>
    public static PickleBool False { get; } = new(false);

    /// <summary>The value.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override string Kind => "a bool";

    /// <inheritdoc/>
    public override string ToString() => Value ? "True" : "False";
}
