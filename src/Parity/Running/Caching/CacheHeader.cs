using System.Collections.Immutable;

namespace Parity.Running.Caching;

/// <summary>What stands before a cached answer's arrays.</summary>
internal sealed record CacheHeader(string Key, RunnerDescription Description, ImmutableArray<CachedOutput> Outputs);
