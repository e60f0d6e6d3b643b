using System.Collections.Immutable;
using Parity.Onnx.Protos;
using Parity.Onnx.Reading;

namespace Parity.Onnx.Models;

/// <summary>A graph: the model's own, or the body of an If, Loop or Scan.</summary>
public sealed class OnnxGraph
{
    internal OnnxGraph(GraphProto proto, ExternalDataFolder folder)
    {
        Name = proto.Name;
        Initializers = [.. proto.Initializer.Select(t => new OnnxTensor(t, folder))];
        Nodes = [.. proto.Node.Select(n => new OnnxNode(n, folder))];
        Outputs = [.. proto.Output.Select(ToValue)];
        Values = [.. proto.ValueInfo.Select(ToValue)];
        SparseInitializers = [.. proto.SparseInitializer.Select(s => s.Values?.Name ?? string.Empty)];

        // Files of IR version 3 list the weights among the inputs as well; a caller never feeds them.
        var stored = Initializers.Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        Inputs = [.. proto.Input.Where(v => !stored.Contains(v.Name)).Select(ToValue)];
    }

    /// <summary>The graph's name.</summary>
    public string Name { get; }

    /// <summary>The inputs that a caller must feed.</summary>
    public ImmutableArray<OnnxValue> Inputs { get; }

    /// <summary>The outputs in order.</summary>
    public ImmutableArray<OnnxValue> Outputs { get; }

    /// <summary>Declared intermediate values.</summary>
    public ImmutableArray<OnnxValue> Values { get; }

    /// <summary>The operator calls in execution order.</summary>
    public ImmutableArray<OnnxNode> Nodes { get; }

    /// <summary>The stored weights.</summary>
    public ImmutableArray<OnnxTensor> Initializers { get; }

    /// <summary>The names of weights stored sparsely, which are not read.</summary>
    public ImmutableArray<string> SparseInitializers { get; }

    /// <summary>This graph and every body inside it, outermost first.</summary>
    public IEnumerable<OnnxGraph> WithBodies() =>
        Nodes.SelectMany(n => n.Attributes).SelectMany(a => a.Subgraphs).SelectMany(g => g.WithBodies()).Prepend(this);

    private static OnnxValue ToValue(ValueInfoProto proto) => proto.Type?.TensorType is { } tensor
        ? new(proto.Name, (OnnxDataType)tensor.ElemType, tensor.Shape is { } shape ? [.. shape.Dim.Select(ToDimension)] : null)
        : new(proto.Name, OnnxDataType.Undefined, null);

    private static OnnxDimension ToDimension(TensorShapeProto.Types.Dimension dimension) =>
        dimension.HasDimValue ? new(dimension.DimValue, null)
        : dimension.HasDimParam && dimension.DimParam.Length > 0 ? new(null, dimension.DimParam)
        : default;
}
