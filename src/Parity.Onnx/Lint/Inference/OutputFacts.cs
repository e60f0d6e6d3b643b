using System.Collections.Immutable;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Inference;

/// <summary>What a call's outputs are, as far as its inputs tell.</summary>
internal static class OutputFacts
{
    /// <summary>The facts of one output.</summary>
    public static ValueFact Of(InferenceCall call, int output) =>
        new(ElementTypes.Of(call, output), Shape(call, output), output == 0 ? ShapeContents.Of(call) : null);

    private static ImmutableArray<Dim>? Shape(InferenceCall call, int output) => call.Node.Domain.Length > 0 ? null : call.Node.OpType switch
    {
        "Conv" or "MaxPool" or "AveragePool" or "LpPool" => LayerShapes.Window(call),
        "GlobalAveragePool" or "GlobalMaxPool" or "GlobalLpPool" => LayerShapes.Global(call),
        "MatMul" => LayerShapes.MatMul(call),
        "Gemm" => LayerShapes.Gemm(call),
        "Resize" or "Upsample" => LayerShapes.Resize(call),
        "GridSample" => LayerShapes.GridSample(call),
        "RoiAlign" => LayerShapes.RoiAlign(call),
        "Reshape" => ReshapeShapes.Reshape(call),
        "Transpose" => LayoutShapes.Transpose(call),
        "Concat" => LayoutShapes.Concat(call),
        "Slice" => LayoutShapes.Slice(call),
        "Gather" => LayoutShapes.Gather(call),
        "GatherND" => LayoutShapes.GatherND(call),
        "GatherElements" => call.Shape(1),
        "Squeeze" => LayoutShapes.Squeeze(call),
        "Unsqueeze" => LayoutShapes.Unsqueeze(call),
        "Flatten" => LayoutShapes.Flatten(call),
        "Split" => LayoutShapes.Split(call, output),
        "Expand" => LayoutShapes.Expand(call),
        "Tile" => LayoutShapes.Tile(call),
        "TopK" => LayoutShapes.TopK(call),
        "ArgMax" or "ArgMin" => LayoutShapes.Reduce(call, axisSetting: true),
        "ReduceMean" or "ReduceSum" or "ReduceMax" or "ReduceMin" or "ReduceProd" or "ReduceL1" or "ReduceL2" or "ReduceLogSum" or "ReduceLogSumExp" or "ReduceSumSquare" => LayoutShapes.Reduce(call, axisSetting: false),
        "Shape" => [ShapeContents.Of(call)?.Length is { } length ? Dim.Of(length) : Dim.Unknown],
        "Size" => [],
        "NonZero" => [call.In(0).Rank is { } rank ? Dim.Of(rank) : Dim.Unknown, FromData(call, "the number of non-zero elements")],
        "NonMaxSuppression" => [FromData(call, "the number of boxes kept"), Dim.Of(3)],
        "Compress" or "Unique" => call.Node.Attribute("axis") is null ? [FromData(call, "the number of elements kept")] : LayoutShapes.Same(call.Shape(0)),
        "ConstantOfShape" => call.In(0).Content ?? (call.In(0).At(0).Size is { } n and >= 0 and <= 16 ? [.. Enumerable.Repeat(Dim.Unknown, (int)n)] : null),
        "Range" => [Dim.Unknown],
        "Pad" or "ConvTranspose" or "DepthToSpace" or "SpaceToDepth" or "CumSum" => LayoutShapes.Same(call.Shape(0)),
        "Add" or "Sub" or "Mul" or "Div" or "Pow" or "Mod" or "Min" or "Max" or "Sum" or "Mean" or "Where" or "Equal" or "Less" or "LessOrEqual" or "Greater" or "GreaterOrEqual"
            or "And" or "Or" or "Xor" or "PRelu" or "BitShift" => BroadcastShapes.All(call),
        _ => IsUnary(call.Node, output) ? call.Shape(0) : null,
    };

    private static Dim FromData(InferenceCall call, string what) =>
        Dim.Free($"{(call.Node.Outputs.Count > 0 ? call.Node.Outputs[0] : call.Node.Name)}#", $"{what} of {LintPlace.Node(call.Node, string.Empty)}", fromData: true);

    private static bool IsUnary(OnnxNode node, int output) => output == 0 && node.OpType is
        "Abs" or "Acos" or "Acosh" or "Asin" or "Asinh" or "Atan" or "Atanh" or "BatchNormalization" or "Cast" or "CastLike" or "Ceil" or "Celu" or "Clip" or "Cos" or "Cosh" or "DequantizeLinear"
        or "Dropout" or "Elu" or "Erf" or "Exp" or "Floor" or "Gelu" or "GroupNormalization" or "HardSigmoid" or "HardSwish" or "Hardmax" or "Identity" or "InstanceNormalization" or "IsInf" or "IsNaN"
        or "LayerNormalization" or "LeakyRelu" or "Log" or "LogSoftmax" or "LpNormalization" or "MeanVarianceNormalization" or "Mish" or "Neg" or "Not" or "QuantizeLinear" or "Reciprocal" or "Relu"
        or "Round" or "Scatter" or "ScatterElements" or "ScatterND" or "Selu" or "Shrink" or "Sigmoid" or "Sign" or "Sin" or "Sinh" or "Softmax" or "Softplus" or "Softsign" or "Sqrt" or "Tan" or "Tanh"
        or "ThresholdedRelu" or "Trilu";
}
