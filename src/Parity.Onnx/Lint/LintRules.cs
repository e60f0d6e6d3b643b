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
        TracedConstant.Rule,
        Dataflow.ConstantOutput,
        Dataflow.UnusedInput,
        ResizeMode.Rule,
        TrainingMode.Rule,
        NormalisesInside.Rule,
        TensorBytes.Rule,
        DuplicateNames.Rule,
        Domains.Import,
        Domains.Version,
        Domains.Custom,
        RtDetrSignature.Rule,
        BatchAxis.Rule,
        Float64.Rule,
        Dataflow.UnusedOutput,
        TensorRtOperator.Rule,
        TensorRtRestriction.Rule,
        TensorRtTopK.Rule,
        TensorRtNms.Rule,
        TensorRtEinsum.Rule,
        TensorRtResize.Rule,
        TensorRtIf.Rule,
        TensorRtDataType.Rule,
        TensorRtPlugin.Rule,
        TensorRtPlugin.Function,
        TensorRtOpset.Rule,
        TensorRtProfile.Rule,
        TensorRtDataDependent.Rule,
        TensorRtInt64.Rule,
        TensorRtLayerNorm.Rule,
    ];
}
