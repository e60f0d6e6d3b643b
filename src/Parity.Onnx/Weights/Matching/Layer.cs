using Parity.Onnx.Models;

namespace Parity.Onnx.Weights.Matching;

/// <summary>A convolution or linear layer of the graph whose weight has no origin yet.</summary>
/// <param name="Weight">Its weight.</param>
/// <param name="Matrix">The weight, one row per output channel.</param>
/// <param name="Bias">Its bias; null when it has none.</param>
/// <param name="Node">The node.</param>
internal sealed record Layer(OnnxWeight Weight, ChannelMatrix Matrix, OnnxWeight? Bias, OnnxNode Node)
{
    /// <summary>The layers whose weights are not explained, in file order.</summary>
    public static IEnumerable<Layer> Open(Ledger ledger) =>
        from weight in ledger.OpenOnnx
        let use = weight.Uses.Cast<WeightUse?>().FirstOrDefault(u => u!.Value.Input == 1 && u.Value.Node.OpType is "Conv" or "ConvTranspose" or "Gemm" or "MatMul")
        where use is not null && weight.Shape.Length >= 2 && ChannelAxis(use.Value.Node, weight) is not null
        let node = use.Value.Node
        select new Layer(weight, ChannelMatrix.Of(weight.Data, ChannelAxis(node, weight)!.Value), BiasOf(ledger.Onnx, use.Value), node);

    /// <summary>A weight of the checkpoint as this layer's matrix; null when its shape does not fit.</summary>
    public ChannelMatrix? Fit(CheckpointTensor tensor)
    {
        if (tensor.Values.Length != Weight.Values.Length || tensor.Shape.Length < 2)
        {
            return null;
        }

        var isConvolution = Node.OpType is "Conv" or "ConvTranspose";
        var fits = isConvolution ? tensor.Shape.AsSpan().SequenceEqual(Weight.Shape.AsSpan()) : tensor.Shape[0] == Matrix.Channels;
        return fits ? ChannelMatrix.Of(tensor.Data, Node.OpType == "ConvTranspose" ? 1 : 0) : null;
    }

    private static int? ChannelAxis(OnnxNode node, OnnxWeight weight) => node.OpType switch
    {
        "Conv" => 0,
        "ConvTranspose" => (node.Attribute("group")?.Int ?? 1) == 1 ? 1 : null,
        "Gemm" => node.Attribute("transB")?.Int == 1 ? 0 : 1,
        _ => weight.Shape.Length - 1,
    };

    private static OnnxWeight? BiasOf(OnnxWeights weights, WeightUse use)
    {
        if (use.Node.OpType != "MatMul")
        {
            return weights.At(use.Graph, use.Node, 2);
        }

        var add = use.Node.Outputs.SelectMany(use.Graph.Takers).FirstOrDefault(n => n.OpType == "Add");
        return add is null ? null : weights.At(use.Graph, add, 0) ?? weights.At(use.Graph, add, 1);
    }
}
