using System.Collections.Immutable;
using Parity.Onnx.Lint.Rules;
using Parity.Onnx.Lint.TensorRt;

namespace Parity.Onnx.Lint;

/// <summary>The list of rules: one line each.</summary>
internal static class LintRules
{
    /// <summary>All rules, in the order they are reported.</summary>
    public static ImmutableArray<LintRule> All { get; } =
    [
        NewerThanRuntime.IrVersion,
        NewerThanRuntime.Opset,
        RoiAlignMode.Rule,
        TracedWithoutProposals.Rule,
        NormalisesInside.Rule,
        TensorRtOperator.Rule,
        TensorRtTopK.Rule,
    ];
}
