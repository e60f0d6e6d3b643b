using Parity.Onnx.Models;

namespace Parity.Onnx.Weights.Matching;

/// <summary>A node that takes a stored tensor, directly or through a change of shape.</summary>
/// <param name="Node">The node.</param>
/// <param name="Input">At which place.</param>
/// <param name="Graph">The index of the node's graph.</param>
internal readonly record struct WeightUse(OnnxNode Node, int Input, Analysis.GraphIndex Graph)
{
    /// <summary>True where an operator expects a trained weight, so that a tensor without an origin there is a failure.</summary>
    public bool IsLayerWeight => Node.OpType switch
    {
        "Conv" or "ConvTranspose" or "Gemm" or "MatMul" => true,
        "BatchNormalization" or "LayerNormalization" or "GroupNormalization" or "InstanceNormalization" or "PRelu" or "LSTM" or "GRU" => Input > 0,
        _ => false,
    };
}
