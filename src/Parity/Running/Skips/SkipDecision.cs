namespace Parity.Running.Skips;

/// <summary>A candidate that is not run here.</summary>
/// <param name="Reason">The declared reason.</param>
/// <param name="Fails">True where it may not be skipped: its date has passed, or the run demands what is missing.</param>
internal sealed record SkipDecision(string Reason, bool Fails);
