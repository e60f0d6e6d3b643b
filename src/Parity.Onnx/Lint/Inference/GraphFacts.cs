using System.Collections.Immutable;
using Parity.Onnx.Analysis;
using Parity.Onnx.Models;

namespace Parity.Onnx.Lint.Inference;

/// <summary>
/// What a graph shows about its values: element types, sizes, which of them vary with the input, and the numbers shapes are computed
/// with. Worked out operator by operator in file order; what is not certain stays unknown.
/// </summary>
internal sealed class GraphFacts
{
    private readonly Dictionary<string, ValueFact> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<OnnxGraph, GraphFacts> _bodies = [];
    private readonly List<SizeConflict> _conflicts = [];
    private readonly GraphIndex _index;
    private readonly GraphFacts? _outer;
    private readonly long _opset;

    private GraphFacts(GraphIndex index, GraphFacts? outer, IReadOnlyDictionary<OnnxGraph, GraphIndex> indexes, long opset)
    {
        (_index, _outer, _opset) = (index, outer, opset);
        if (outer is null)
        {
            foreach (var input in index.Graph.Inputs)
            {
                _facts[input.Name] = Declared(input);
            }
        }

        foreach (var node in index.Graph.Nodes)
        {
            foreach (var body in node.Attributes.SelectMany(a => a.Subgraphs))
            {
                _bodies[body] = new(indexes[body], this, indexes, opset);
            }

            Visit(node);
        }
    }

    /// <summary>The operators of this graph that work for one size only, although it varies.</summary>
    public IReadOnlyList<SizeConflict> Conflicts => _conflicts;

    /// <summary>The facts of a model's graph.</summary>
    public static GraphFacts Of(IReadOnlyDictionary<OnnxGraph, GraphIndex> indexes, OnnxGraph graph, long opset) => new(indexes[graph], null, indexes, opset);

    /// <summary>The facts of a body inside this graph.</summary>
    public GraphFacts Body(OnnxGraph body) => _bodies[body];

    /// <summary>What is known of a value.</summary>
    public ValueFact Of(string? value)
    {
        if (value is null)
        {
            return ValueFact.Unknown;
        }

        if (_facts.TryGetValue(value, out var fact))
        {
            return fact;
        }

        // An initializer is looked at once, when it is first used.
        return _facts[value] = Stored(value) ?? _outer?.Of(value) ?? ValueFact.Unknown;
    }

    private void Visit(OnnxNode node)
    {
        var call = new InferenceCall(node, [.. node.Inputs.Select(i => Of(i.Length == 0 ? null : i))], _opset, _conflicts.Add);
        for (var i = 0; i < node.Outputs.Count; i++)
        {
            var name = node.Outputs[i];
            if (name.Length > 0)
            {
                _facts[name] = Stored(name) ?? (node.OpType == "If" ? OfBranches(node, i) : Completed(name, OutputFacts.Of(call, i)));
            }
        }
    }

    private ValueFact? Stored(string name)
    {
        if (_index.Stored(name) is { } tensor)
        {
            return new(tensor.DataType, [.. tensor.Shape.Select(Dim.Of)], _index.Integers(name) is { Length: <= 64 } numbers ? [.. numbers.Select(Dim.Of)] : null);
        }

        return _index.Maker(name) is { OpType: "Constant" } && _index.Integers(name) is { } written
            ? new(OnnxDataType.Int64, _index.Maker(name)!.Attribute("value_int") is null ? [Dim.Of(written.Length)] : [], [.. written.Select(Dim.Of)])
            : null;
    }

    // What the file declares of a value in between fills what is not known.
    private ValueFact Completed(string name, ValueFact fact)
    {
        if (_index.Declared(name) is not { } declared)
        {
            return fact;
        }

        var type = fact.Type == OnnxDataType.Undefined ? declared.DataType : fact.Type;
        return fact.Shape is not null || declared.Shape is not { } shape ? fact with { Type = type } : fact with { Type = type, Shape = [.. shape.Select(d => d.Value is { } size ? Dim.Of(size) : Dim.Unknown)] };
    }

    private ValueFact OfBranches(OnnxNode node, int output)
    {
        var branches = node.Attributes.SelectMany(a => a.Subgraphs).Select(g => output < g.Outputs.Length ? _bodies[g].Of(g.Outputs[output].Name) : ValueFact.Unknown).ToList();
        if (branches is not [var a, var b])
        {
            return ValueFact.Unknown;
        }

        var type = a.Type == b.Type ? a.Type : OnnxDataType.Undefined;
        return a.Shape is { } x && b.Shape is { } y && x.Length == y.Length ? new(type, [.. x.Zip(y, (p, q) => p == q ? p : Dim.Unknown)]) : new(type, null);
    }

    private static ValueFact Declared(OnnxValue input)
    {
        ImmutableArray<Dim>? shape = input.Shape is { } declared ? [.. declared.Select((d, i) => Axis(input, d, i))] : null;
        return new(input.DataType, shape);
    }

    private static Dim Axis(OnnxValue input, OnnxDimension dimension, int axis) => dimension.Value is { } size
        ? Dim.Of(size)
        : Dim.Free(dimension.Symbol ?? $"{input.Name}[{axis}]", $"{dimension.Symbol ?? $"axis {axis}"} of input {LintPlace.Quote(input.Name)}");
}
