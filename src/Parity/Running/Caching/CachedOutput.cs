namespace Parity.Running.Caching;

/// <summary>An output's name and the length of its .npy in bytes.</summary>
internal sealed record CachedOutput(string Name, int Length);
