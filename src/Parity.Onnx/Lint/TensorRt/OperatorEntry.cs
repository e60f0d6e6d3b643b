using System.Collections.Immutable;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>One row of one release's table.</summary>
/// <param name="Supported">True when the release has the operator.</param>
/// <param name="Types">The element types listed.</param>
/// <param name="Restrictions">The restrictions listed.</param>
internal sealed record OperatorEntry(bool Supported, ImmutableArray<string> Types, ImmutableArray<string> Restrictions);
