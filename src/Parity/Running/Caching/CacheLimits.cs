namespace Parity.Running.Caching;

/// <summary>What may stay in a reference cache.</summary>
public sealed record CacheLimits
{
    /// <summary>Answers that were not used for longer go; null: age does not matter.</summary>
    public TimeSpan? OlderThan { get; init; }

    /// <summary>The size in bytes that all answers together may have: the least recently used go first; null: size does not matter.</summary>
    public long? MaxBytes { get; init; }
}
