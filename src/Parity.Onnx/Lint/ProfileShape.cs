using System.Collections.Immutable;

namespace Parity.Onnx.Lint;

/// <summary>The shapes of one input in an optimisation profile of TensorRT.</summary>
/// <param name="Input">The input's name.</param>
/// <param name="Min">The smallest shape.</param>
/// <param name="Opt">The usual shape.</param>
/// <param name="Max">The largest shape.</param>
public sealed record ProfileShape(string Input, ImmutableArray<long> Min, ImmutableArray<long> Opt, ImmutableArray<long> Max);
