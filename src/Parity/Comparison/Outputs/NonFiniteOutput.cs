using System.Collections.Immutable;

namespace Parity.Comparison;

/// <summary>An output that holds NaN or infinity.</summary>
/// <param name="Side">The side whose output it is.</param>
/// <param name="Output">The output's name.</param>
/// <param name="Count">How many values are not finite.</param>
/// <param name="Index">The first of them, one number per dimension.</param>
public sealed record NonFiniteOutput(ComparedSide Side, string Output, long Count, ImmutableArray<long> Index);
