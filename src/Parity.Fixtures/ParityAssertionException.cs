namespace Parity.Fixtures;

/// <summary>A verdict of no parity as test frameworks expect it. The message is the verdict; there is no stack worth reading.</summary>
public sealed class ParityAssertionException : Exception
{
    /// <summary>Creates the exception from the verdict's text.</summary>
    public ParityAssertionException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public override string? StackTrace => string.Empty;
}
