namespace Parity.Running;

/// <summary>A model that failed on one image: part of a verdict.</summary>
/// <param name="Message">The runtime's own words.</param>
/// <param name="Cause">The known cause and its fix, or null.</param>
public sealed record RunnerFailure(string Message, string? Cause);
