using System.Collections.Immutable;

namespace Parity.Checkpoints.Keys;

/// <summary>A tensor that an architecture needs.</summary>
/// <param name="Name">Its key in the state dict.</param>
/// <param name="Shape">Its shape; empty for a scalar.</param>
/// <param name="IsOptional">True when the model is complete without it (constants it computes itself).</param>
public sealed record ExpectedKey(string Name, ImmutableArray<long> Shape, bool IsOptional = false);
