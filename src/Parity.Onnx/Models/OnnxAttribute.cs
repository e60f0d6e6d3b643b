using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Parity.Onnx.Protos;
using Parity.Onnx.Reading;

namespace Parity.Onnx.Models;

/// <summary>A setting of a node. Which member holds the value depends on the operator; the others are zero, empty or null.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "Attribute is ONNX's own word for it.")]
public sealed class OnnxAttribute
{
    private readonly AttributeProto _proto;

    internal OnnxAttribute(AttributeProto proto, ExternalDataFolder folder)
    {
        _proto = proto;
        Tensor = proto.T is { } tensor ? new(tensor, folder) : null;
        Subgraphs = [.. proto.Graphs.Prepend(proto.G).OfType<GraphProto>().Select(g => new OnnxGraph(g, folder))];
    }

    /// <summary>Its name, for instance <c>axis</c>.</summary>
    public string Name => _proto.Name;

    /// <summary>A whole number.</summary>
    public long Int => _proto.I;

    /// <summary>A float32 number.</summary>
    public float Float => _proto.F;

    /// <summary>Text.</summary>
    public string Text => _proto.S.ToStringUtf8();

    /// <summary>A list of whole numbers.</summary>
    public IReadOnlyList<long> Ints => _proto.Ints;

    /// <summary>A list of float32 numbers.</summary>
    public IReadOnlyList<float> Floats => _proto.Floats;

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts => [.. _proto.Strings.Select(s => s.ToStringUtf8())];

    /// <summary>A tensor, as Constant nodes have.</summary>
    public OnnxTensor? Tensor { get; }

    /// <summary>The bodies of an If, Loop or Scan.</summary>
    public ImmutableArray<OnnxGraph> Subgraphs { get; }
}
