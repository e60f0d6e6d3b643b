using System.Collections.Immutable;
using Parity.Onnx.Protos;
using Parity.Onnx.Reading;

namespace Parity.Onnx.Models;

/// <summary>One operator call of a graph.</summary>
public sealed class OnnxNode
{
    private readonly NodeProto _proto;

    internal OnnxNode(NodeProto proto, ExternalDataFolder folder)
    {
        _proto = proto;
        Attributes = [.. proto.Attribute.Select(a => new OnnxAttribute(a, folder))];
    }

    /// <summary>Its name, for instance <c>/roi_heads/Reshape</c>; may be empty.</summary>
    public string Name => _proto.Name;

    /// <summary>The operator, for instance <c>Conv</c>.</summary>
    public string OpType => _proto.OpType;

    /// <summary>The operator's domain; empty for ONNX's own operators.</summary>
    public string Domain => _proto.Domain == "ai.onnx" ? string.Empty : _proto.Domain;

    /// <summary>The values it takes; an empty name is an input left out.</summary>
    public IReadOnlyList<string> Inputs => _proto.Input;

    /// <summary>The values it makes.</summary>
    public IReadOnlyList<string> Outputs => _proto.Output;

    /// <summary>Its settings in file order.</summary>
    public ImmutableArray<OnnxAttribute> Attributes { get; }

    /// <summary>The setting of that name, or null when the operator's default holds.</summary>
    public OnnxAttribute? Attribute(string name) => Attributes.FirstOrDefault(a => a.Name == name);

    /// <summary>The input at that place, or null when it is left out.</summary>
    public string? Input(int index) => index < _proto.Input.Count && _proto.Input[index].Length > 0 ? _proto.Input[index] : null;

    /// <summary>How a message names it: its name, or its operator and first output.</summary>
    public override string ToString() => Name.Length > 0 ? $"{OpType} {Name}" : $"{OpType} → {(Outputs.Count > 0 ? Outputs[0] : "nothing")}";
}
