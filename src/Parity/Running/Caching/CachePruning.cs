using System.Collections.Immutable;

namespace Parity.Running.Caching;

/// <summary>What pruning a reference cache came to.</summary>
/// <param name="Deleted">What went, or would go, the least recently used first.</param>
/// <param name="Kept">What stays, the least recently used first.</param>
/// <param name="Problems">Files that should have gone and could not be deleted, each with the system's words; they are among the kept.</param>
public sealed record CachePruning(ImmutableArray<CacheFile> Deleted, ImmutableArray<CacheFile> Kept, ImmutableArray<string> Problems);
