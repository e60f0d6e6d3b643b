using Parity.Onnx.Analysis;
using Parity.Onnx.Models;

namespace Parity.Onnx.Weights.Matching;

/// <summary>All floating-point tensors of an ONNX file: initializers and constants of the graph and of the bodies inside it.</summary>
internal sealed class OnnxWeights
{
    private static readonly HashSet<string> ShapeChanges = ["Identity", "Transpose", "Reshape", "Unsqueeze", "Squeeze", "Cast", "Flatten", "DequantizeLinear"];
    private readonly Dictionary<OnnxTensor, OnnxWeight> _byTensor = [];
    private readonly List<OnnxWeight> _all = [];

    /// <summary>Collects them.</summary>
    public OnnxWeights(OnnxModel model)
    {
        var indexes = GraphIndex.All(model).ToList();
        foreach (var graph in indexes.Select(i => i.Graph))
        {
            graph.Initializers.ToList().ForEach(t => Add(t, t.Name));
            foreach (var node in graph.Nodes.Where(n => n.OpType == "Constant"))
            {
                if (node.Attribute("value")?.Tensor is { } tensor)
                {
                    Add(tensor, node.Outputs.Count > 0 ? node.Outputs[0] : node.Name);
                }
            }
        }

        foreach (var index in indexes)
        {
            foreach (var node in index.Graph.Nodes.Where(n => !ShapeChanges.Contains(n.OpType)))
            {
                AddUses(index, node);
            }
        }
    }

    /// <summary>The tensors in file order.</summary>
    public IReadOnlyList<OnnxWeight> All => _all;

    /// <summary>The weight that a node takes at some place, or null where it takes a computed value.</summary>
    public OnnxWeight? At(GraphIndex index, OnnxNode node, int input) => Source(index, node.Input(input));

    private void Add(OnnxTensor tensor, string name)
    {
        if (tensor.DataType is OnnxDataType.Float32 or OnnxDataType.Float64 or OnnxDataType.Float16 or OnnxDataType.BFloat16 && _byTensor.TryAdd(tensor, new(tensor, name)))
        {
            _all.Add(_byTensor[tensor]);
        }
    }

    private void AddUses(GraphIndex index, OnnxNode node)
    {
        for (var i = 0; i < node.Inputs.Count; i++)
        {
            At(index, node, i)?.Uses.Add(new(node, i, index));
        }
    }

    private OnnxWeight? Source(GraphIndex index, string? value)
    {
        for (var step = 0; step < 8; step++)
        {
            if (index.Stored(value) is { } tensor)
            {
                return _byTensor.GetValueOrDefault(tensor);
            }

            if (index.Maker(value) is not { } maker || !ShapeChanges.Contains(maker.OpType))
            {
                return null;
            }

            value = maker.Input(0);
        }

        return null;
    }
}
