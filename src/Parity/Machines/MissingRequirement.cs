namespace Parity.Machines;

/// <summary>Something a candidate requires and this machine lacks.</summary>
/// <param name="Requirement">What is required.</param>
/// <param name="Reason">What was looked for and found instead.</param>
public sealed record MissingRequirement(Requirement Requirement, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Requirement}: {Reason}";
}
