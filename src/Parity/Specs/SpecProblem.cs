namespace Parity.Specs;

/// <summary>One thing wrong with a spec.</summary>
/// <param name="At">Where.</param>
/// <param name="Message">What was expected, what was found, and the fix.</param>
public sealed record SpecProblem(SpecLocation At, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{At}: {Message}";
}
