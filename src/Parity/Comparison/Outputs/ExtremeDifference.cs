using System.Collections.Immutable;

namespace Parity.Comparison;

/// <summary>The place where two tensors differ most.</summary>
/// <param name="MaxAbs">The largest absolute difference.</param>
/// <param name="Index">Where, one number per dimension; empty for a scalar.</param>
/// <param name="Reference">The reference's value there.</param>
/// <param name="Candidate">The candidate's value there.</param>
public sealed record ExtremeDifference(double MaxAbs, ImmutableArray<long> Index, double Reference, double Candidate);
