using System.Collections.Immutable;

namespace Parity.Onnx.Lint.TensorRt;

/// <summary>What a TensorRT version says of one operator.</summary>
/// <param name="IsSupported">True when it, or the newer of the two tables it lies between, has the operator.</param>
/// <param name="IsCertain">False when two tables differ, or no table is new enough.</param>
/// <param name="Restrictions">In which forms it has it.</param>
/// <param name="Types">The element types listed, in NVIDIA's words; empty: not stated.</param>
internal sealed record OperatorSupport(bool IsSupported, bool IsCertain, ImmutableArray<OperatorRestriction> Restrictions, ImmutableArray<string> Types)
{
    /// <summary>The restriction with that text, or null.</summary>
    public OperatorRestriction? Restriction(string text) => Restrictions.FirstOrDefault(r => r.Text == text);
}
