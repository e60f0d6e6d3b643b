using Parity.Onnx.Models;
using Parity.Tensors;

namespace Parity.Onnx.Analysis;

/// <summary>Who makes and who takes each value of a graph. A body of an If or Loop also sees the values of the graph around it.</summary>
internal sealed class GraphIndex
{
    private const int MaxConstantElements = 4096;
    private const int MaxIdentities = 8;
    private readonly Dictionary<string, OnnxNode> _makers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<OnnxNode>> _takers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnnxTensor> _initializers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnnxValue> _declared = new(StringComparer.Ordinal);

    private GraphIndex(OnnxGraph graph, GraphIndex? outer)
    {
        (Graph, Outer) = (graph, outer);
        foreach (var tensor in graph.Initializers)
        {
            _initializers[tensor.Name] = tensor;
        }

        foreach (var value in graph.Inputs.Concat(graph.Values))
        {
            _declared[value.Name] = value;
        }

        foreach (var node in graph.Nodes)
        {
            foreach (var output in node.Outputs)
            {
                _makers[output] = node;
            }

            foreach (var input in node.Inputs.Where(i => i.Length > 0))
            {
                (_takers.TryGetValue(input, out var list) ? list : _takers[input] = []).Add(node);
            }
        }
    }

    /// <summary>The graph that is indexed.</summary>
    public OnnxGraph Graph { get; }

    /// <summary>The graph around a body, or null.</summary>
    public GraphIndex? Outer { get; }

    /// <summary>Indexes a model's graph and every body inside it, outermost first.</summary>
    public static IEnumerable<GraphIndex> All(OnnxModel model) => All(model.Graph, null);

    /// <summary>Indexes the body of each operator that the model defines itself, and every body inside it.</summary>
    public static IEnumerable<GraphIndex> OfFunction(OnnxFunction function) => All(function.Body, null);

    /// <summary>The node that makes a value, or null for an input or a stored tensor.</summary>
    public OnnxNode? Maker(string? value) => value is null ? null : _makers.GetValueOrDefault(value) ?? Outer?.Maker(value);

    /// <summary>The nodes of this graph that take a value.</summary>
    public IReadOnlyList<OnnxNode> Takers(string value) => _takers.TryGetValue(value, out var list) ? list : [];

    /// <summary>The stored tensor behind a value: an initializer or a Constant, also through Identity; else null.</summary>
    public OnnxTensor? Stored(string? value)
    {
        // A broken file can hold a circle of Identity nodes.
        for (var step = 0; step < MaxIdentities && value is not null; step++)
        {
            if (_initializers.TryGetValue(value, out var tensor))
            {
                return tensor;
            }

            if (!_makers.TryGetValue(value, out var maker))
            {
                return Outer?.Stored(value);
            }

            if (maker.OpType != "Identity")
            {
                return maker.OpType == "Constant" ? maker.Attribute("value")?.Tensor : null;
            }

            value = maker.Input(0);
        }

        return null;
    }

    /// <summary>True when a value stands in the file: an initializer or a Constant of any form, also through Identity.</summary>
    public bool IsStored(string? value) => Stored(value) is not null || Constant(value) is not null;

    /// <summary>The whole numbers of a small constant, or null when the value is computed or is no such constant.</summary>
    public long[]? Integers(string? value) => Small(value) is not { } data
        ? Constant(value) is { } node ? node.Attribute("value_ints")?.Ints.ToArray() ?? (node.Attribute("value_int") is { } single ? [single.Int] : null) : null
        : data.ElementType switch
        {
            ElementType.Int64 => data.Span<long>().ToArray(),
            ElementType.Int32 => Array.ConvertAll(data.Span<int>().ToArray(), v => (long)v),
            _ => null,
        };

    /// <summary>The numbers of a small float constant, or null.</summary>
    public float[]? Floats(string? value) => Small(value) is { } data && data.ElementType.IsFloatingPoint() ? data.ToFloat32() : null;

    /// <summary>What the file declares about a value, or null.</summary>
    public OnnxValue? Declared(string value) => _declared.GetValueOrDefault(value) ?? Outer?.Declared(value);

    private OnnxNode? Constant(string? value)
    {
        for (var step = 0; step < MaxIdentities && Maker(value) is { } maker; step++)
        {
            if (maker.OpType == "Constant")
            {
                return maker;
            }

            value = maker.OpType == "Identity" ? maker.Input(0) : null;
        }

        return null;
    }

    // A tensor whose bytes are missing or damaged is a finding of its own; here it is a value that is not known.
    private TensorData? Small(string? value) =>
        Stored(value) is { } tensor && tensor.DataType.ToElementType() is not null && tensor.Shape.Aggregate(1L, (p, d) => Math.Min(p * Math.Max(d, 0), MaxConstantElements + 1)) <= MaxConstantElements && tensor.Problem() is null
            ? tensor.Read()
            : null;

    private static IEnumerable<GraphIndex> All(OnnxGraph graph, GraphIndex? outer)
    {
        var index = new GraphIndex(graph, outer);
        return graph.Nodes.SelectMany(n => n.Attributes).SelectMany(a => a.Subgraphs).SelectMany(g => All(g, index)).Prepend(index);
    }
}
