using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Inference;

/// <summary>The element types of outputs.</summary>
internal static class ElementTypes
{
    /// <summary>The type of an output; undefined where it is not known.</summary>
    public static OnnxDataType Of(InferenceCall call, int output) => call.Node.OpType switch
    {
        "Cast" => (OnnxDataType)call.Int("to", 0),
        "Shape" or "Size" or "NonZero" or "ArgMax" or "ArgMin" or "NonMaxSuppression" => OnnxDataType.Int64,
        "TopK" or "MaxPool" => output == 0 ? call.In(0).Type : OnnxDataType.Int64,
        "Equal" or "Less" or "LessOrEqual" or "Greater" or "GreaterOrEqual" or "And" or "Or" or "Xor" or "Not" or "IsNaN" or "IsInf" => OnnxDataType.Bool,
        "Where" => call.In(1).Type,
        "ConstantOfShape" => call.Node.Attribute("value")?.Tensor?.DataType ?? OnnxDataType.Float32,
        "OneHot" => call.In(2).Type,
        "Dropout" => output == 0 ? call.In(0).Type : OnnxDataType.Bool,
        "Unique" => output == 0 ? call.In(0).Type : OnnxDataType.Int64,
        "DequantizeLinear" or "DynamicQuantizeLinear" or "QuantizeLinear" or "RandomNormal" or "RandomUniform" or "EyeLike" or "Multinomial" => OnnxDataType.Undefined,
        "BatchNormalization" or "LayerNormalization" or "LSTM" or "GRU" or "RNN" => output == 0 ? call.In(0).Type : OnnxDataType.Undefined,
        "SequenceAt" or "SplitToSequence" or "SequenceConstruct" or "ConcatFromSequence" or "If" or "Loop" or "Scan" => OnnxDataType.Undefined,
        _ => call.Node.Domain.Length == 0 ? call.In(0).Type : OnnxDataType.Undefined,
    };
}
