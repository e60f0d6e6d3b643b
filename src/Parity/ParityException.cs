namespace Parity;

/// <summary>
/// A spec, file or machine that cannot be used. A difference between two models is never an exception: it is a
/// <c>ParityResult</c>. The message says what was expected, what was found, and the fix.
/// </summary>
public class ParityException : Exception
{
    /// <summary>Creates the exception with a message that names the file and the fix.</summary>
    public ParityException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the error that caused it.</summary>
    public ParityException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
