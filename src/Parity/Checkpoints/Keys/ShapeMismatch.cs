using System.Collections.Immutable;
using Parity.Tensors;

namespace Parity.Checkpoints.Keys;

/// <summary>A key that both sides have with different shapes.</summary>
/// <param name="Name">The key.</param>
/// <param name="Expected">The architecture's shape.</param>
/// <param name="Found">The checkpoint's shape.</param>
public sealed record ShapeMismatch(string Name, ImmutableArray<long> Expected, ImmutableArray<long> Found)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} expected {TensorData.FormatShape(Expected)}, found {TensorData.FormatShape(Found)}";
}
