using Parity.Onnx.Models;

namespace Parity.Onnx.Analysis;

/// <summary>The number of dimensions of a value, where the graph around it shows it. Exporters declare none for intermediate values.</summary>
internal sealed class RankInference(GraphIndex graph)
{
    // Shape arithmetic is short; a broken file's chains are not.
    private const int MaxDepth = 100;
    private readonly Dictionary<string, int?> _known = new(StringComparer.Ordinal);
    private int _depth;

    /// <summary>The rank, or null when it cannot be told.</summary>
    public int? Of(string? value)
    {
        if (value is null || _depth > MaxDepth)
        {
            return null;
        }

        if (_known.TryGetValue(value, out var rank))
        {
            return rank;
        }

        // A cycle, which only a broken file has, ends here.
        _known[value] = null;
        _depth++;
        _known[value] = graph.Stored(value)?.Shape.Length ?? graph.Declared(value)?.Shape?.Length ?? (graph.Maker(value) is { } maker ? Of(maker) : null);
        _depth--;
        return _known[value];
    }

    private int? Of(OnnxNode node) => node.OpType switch
    {
        "Reshape" => LengthOf(node.Input(1)),
        "Flatten" => 2,
        "Shape" or "NonZero" or "Size" => node.OpType switch { "Shape" => 1, "NonZero" => 2, _ => 0 },
        "Unsqueeze" => Of(node.Input(0)) + Axes(node)?.Length,
        "Squeeze" => Of(node.Input(0)) - Axes(node)?.Length,
        "Gather" => Of(node.Input(0)) - 1 + Of(node.Input(1)),
        "Expand" or "ConstantOfShape" or "Tile" => LengthOf(node.Input(node.OpType == "ConstantOfShape" ? 0 : 1)),
        "Add" or "Sub" or "Mul" or "Div" or "Min" or "Max" or "Where" or "Pow" => Largest(node),
        "Concat" => node.Inputs.Select(Of).FirstOrDefault(r => r is not null),
        "Conv" or "Slice" or "Split" or "Identity" or "Cast" or "Clip" or "Exp" or "Relu" or "Sigmoid" or "Softmax" or "Transpose"
            or "ScatterND" or "ScatterElements" or "GatherElements" or "Neg" or "Sqrt" or "Floor" or "Log" => Of(node.Input(0)),
        "Gemm" => 2,
        _ => null,
    };

    // How many numbers a shape operand has, constant or put together.
    private long? Length(string? value)
    {
        _depth++;
        var length = _depth > MaxDepth ? null : LengthBelow(value);
        _depth--;
        return length;
    }

    private long? LengthBelow(string? value)
    {
        if (graph.Integers(value) is { } constant)
        {
            return constant.Length;
        }

        return graph.Maker(value) switch
        {
            { OpType: "Concat" } concat => concat.Inputs.Aggregate((long?)0, (sum, part) => sum + Length(part)),
            { OpType: "Unsqueeze" } => 1,
            { OpType: "Shape" } shape => Of(shape.Input(0)),
            { OpType: "Cast" or "Identity" } same => Length(same.Input(0)),
            _ => null,
        };
    }

    private int? LengthOf(string? value) => (int?)Length(value);

    private int? Largest(OnnxNode node)
    {
        var ranks = node.Inputs.Select(Of).ToList();
        return ranks.Contains(null) ? null : ranks.Max();
    }

    private long[]? Axes(OnnxNode node) => node.Attribute("axes")?.Ints is { } axes ? [.. axes] : graph.Integers(node.Input(1));
}
