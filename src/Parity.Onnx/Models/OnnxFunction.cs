using System.Collections.Immutable;
using Parity.Onnx.Protos;
using Parity.Onnx.Reading;

namespace Parity.Onnx.Models;

/// <summary>An operator that the model defines itself.</summary>
public sealed class OnnxFunction
{
    internal OnnxFunction(FunctionProto proto, ExternalDataFolder folder)
    {
        (Name, Domain) = (proto.Name, proto.Domain == "ai.onnx" ? string.Empty : proto.Domain);
        Opsets = proto.OpsetImport.GroupBy(o => o.Domain == "ai.onnx" ? string.Empty : o.Domain, StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => g.Max(o => o.Version), StringComparer.Ordinal);
        Body = new(new GraphProto { Name = proto.Name, Node = { proto.Node } }, folder);
    }

    /// <summary>The operator's name.</summary>
    public string Name { get; }

    /// <summary>The operator's domain.</summary>
    public string Domain { get; }

    /// <summary>The operator calls it stands for.</summary>
    public ImmutableArray<OnnxNode> Nodes => Body.Nodes;

    /// <summary>The operator set versions its body uses, by domain.</summary>
    public ImmutableDictionary<string, long> Opsets { get; }

    /// <summary>The calls as a graph without declared inputs, outputs or weights.</summary>
    internal OnnxGraph Body { get; }
}
