namespace Parity.Specs;

/// <summary>A single value as written, for instance <c>0.5</c> or <c>cpu</c>.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Text">The value's text, unquoted.</param>
/// <param name="IsQuoted">True when it was quoted, and so is text whatever it looks like.</param>
public sealed record SpecScalar(SpecLocation At, string Text, bool IsQuoted = false) : SpecNode(At)
{
    /// <inheritdoc/>
    public override string Kind => "a value";

    /// <summary>True for an unquoted empty, <c>~</c> or <c>null</c> value.</summary>
    public bool IsNull => !IsQuoted && Text is "" or "~" or "null";
}
