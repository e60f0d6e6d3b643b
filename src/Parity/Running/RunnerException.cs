namespace Parity.Running;

/// <summary>A model that was loaded but failed while running an image. It becomes a verdict with the runtime's own words.</summary>
public sealed class RunnerException : ParityException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The runtime's words.</param>
    /// <param name="cause">The known cause and fix, or null where it is unknown.</param>
    public RunnerException(string message, string? cause)
        : base(message) => Cause = cause;

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The runtime's words.</param>
    /// <param name="cause">The known cause and fix, or null where it is unknown.</param>
    /// <param name="innerException">The runtime's exception.</param>
    public RunnerException(string message, string? cause, Exception innerException)
        : base(message, innerException) => Cause = cause;

    /// <summary>The known cause and its fix in one or two sentences, or null.</summary>
    public string? Cause { get; }
}
