using System.Collections.Immutable;
using Parity.Onnx.Protos;
using Parity.Onnx.Reading;

namespace Parity.Onnx.Models;

/// <summary>An operator that the model defines itself.</summary>
public sealed class OnnxFunction
{
    internal OnnxFunction(FunctionProto proto, ExternalDataFolder folder) =>
        (Name, Domain, Nodes) = (proto.Name, proto.Domain, [.. proto.Node.Select(n => new OnnxNode(n, folder))]);

    /// <summary>The operator's name.</summary>
    public string Name { get; }

    /// <summary>The operator's domain.</summary>
    public string Domain { get; }

    /// <summary>The operator calls it stands for.</summary>
    public ImmutableArray<OnnxNode> Nodes { get; }
}
