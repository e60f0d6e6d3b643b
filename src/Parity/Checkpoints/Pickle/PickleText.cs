namespace Parity.Checkpoints.Pickle;

/// <summary>A string.</summary>
public sealed class PickleText(string value) : PickleValue
{
    /// <summary>The characters.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override string Kind => "a string";

    /// <inheritdoc/>
    public override string ToString() => Value.Length <= 80 ? $"'{Printable.Text(Value)}'" : $"'{Printable.Text(Value, 80)}' ({Value.Length} characters)";
}
