using System.Collections.Immutable;

namespace Parity.Comparison;

/// <summary>A one-to-one matching of two sets of detections.</summary>
/// <param name="Pairs">The pairs, by reference index.</param>
/// <param name="UnmatchedReference">Reference indices without a partner, ascending.</param>
/// <param name="UnmatchedCandidate">Candidate indices without a partner, ascending.</param>
internal sealed record DetectionMatch(ImmutableArray<MatchedPair> Pairs, ImmutableArray<int> UnmatchedReference, ImmutableArray<int> UnmatchedCandidate);
